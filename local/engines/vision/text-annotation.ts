import type { PageReading, Row, Word } from '../reading.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { Corner, Poly } from './poly.ts';

type Break = 'SPACE' | 'SURE_SPACE' | 'LINE_BREAK';

const signs: Record<Break, string> = { SPACE: ' ', SURE_SPACE: '  ', LINE_BREAK: '\n' };

/** Vision's `fullTextAnnotation`: the text, and the same in blocks, paragraphs, words and symbols with their places. */
export function textAnnotation({ width, height, rows, unread }: PageReading, poly: (corners: Corner[]) => Poly) {
  const blocks = paragraphsOf(rows).map((paragraph) => {
    const words = paragraph.flat(2);
    const measures = { boundingBox: poly(words.flatMap((word) => word.corners)), confidence: confidenceOf(words) };
    return {
      blockType: 'TEXT',
      ...measures,
      paragraphs: [{ ...measures, words: paragraph.flatMap((row) => wordsOf(row, poly)) }],
    };
  });
  // What was not read is as surely wrong as can be.
  const page = { width, height, confidence: round(confidenceOf(rows.flat(2)) * (1 - unread)), blocks };
  return { text: rows.map(textOf).join('\n'), pages: [page] };
}

const textOf = (row: Row): string =>
  row.map((segment) => segment.map((word) => word.text).join(signs.SPACE)).join(signs.SURE_SPACE);

function wordsOf(row: Row, poly: (corners: Corner[]) => Poly) {
  return row.flatMap((segment, column) =>
    segment.map((word, i) => {
      const isLast = i === segment.length - 1;
      const inner = isLast ? 'SURE_SPACE' : 'SPACE';
      return wordEntry(word, isLast && column === row.length - 1 ? 'LINE_BREAK' : inner, poly);
    }),
  );
}

function wordEntry(word: Word, type: Break, poly: (corners: Corner[]) => Poly) {
  const characters = [...word.text];
  const symbols = characters.map((text, i) => {
    const isLast = i === characters.length - 1;
    return { text, confidence: round(word.confidence), ...(isLast && { property: { detectedBreak: { type } } }) };
  });
  return { boundingBox: poly(word.corners), confidence: round(word.confidence), symbols };
}

/** The expected share of letters in right words; a long word counts for more than a bullet. */
function confidenceOf(words: Word[]): number {
  const characters = words.reduce((sum, word) => sum + word.text.length, 0);
  return round(words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / characters);
}

const round = (share: number): number => Number(share.toFixed(4));
