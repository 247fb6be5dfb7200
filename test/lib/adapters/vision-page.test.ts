import { describe, expect, test } from 'vitest';
import { FilesAnswer, ImagesAnswer, type PageAnswer } from '../../../lib/adapters/engines/vision-answer.ts';
import { ocrPageOf } from '../../../lib/adapters/engines/vision-page.ts';

interface Drawn {
  text: string;
  /** The vendor's corners: from the first letter's upper left on, clockwise as the text is read. */
  corners: [number, number][];
  ends?: string;
}

const wordOf = ({ text, corners, ends }: Drawn, poly: 'vertices' | 'normalizedVertices') => ({
  // The vendor leaves out coordinates of 0.
  boundingBox: { [poly]: corners.map(([x, y]) => ({ ...(x && { x }), ...(y && { y }) })) },
  symbols: [...text].map((letter, i, { length }) => ({
    text: letter,
    ...(ends && i === length - 1 && { property: { detectedBreak: { type: ends } } }),
  })),
});

const box = (left: number, right: number, top = 10, bottom = 30): [number, number][] => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];

function imageOf(words: Drawn[], width = 200, height = 100): PageAnswer {
  const blocks = [{ paragraphs: [{ words: words.map((word) => wordOf(word, 'vertices')) }] }];
  const fullTextAnnotation = { text: '', pages: [{ width, height, blocks }] };
  return ImagesAnswer.parse({ responses: [{ fullTextAnnotation }] }).responses[0] as PageAnswer;
}

describe('the places of words on a line', () => {
  test('what the vendor cuts at punctuation is one word where no space stands between', () => {
    const [line] = ocrPageOf(
      imageOf([
        { text: 'Total', corners: box(0, 50) },
        { text: ':', corners: box(51, 54), ends: 'SPACE' },
        { text: '1', corners: box(100, 110) },
        { text: ',', corners: box(110, 114) },
        { text: '50', corners: box(114, 140), ends: 'LINE_BREAK' },
      ]),
    ).lines;
    expect(line).toEqual({ text: 'Total: 1,50', bbox: [0, 0.1, 0.7, 0.3], words: [0, 0.27, 0.5, 0.7] });
  });

  test('pages of files say where their words are in shares already', () => {
    const words = [
      { text: 'Dear', corners: box(0.1, 0.2, 0.1, 0.12), ends: 'SPACE' },
      { text: 'Ada', corners: box(0.22, 0.3, 0.1, 0.12), ends: 'LINE_BREAK' },
    ].map((word) => wordOf(word, 'normalizedVertices'));
    const page = { width: 612, height: 792, blocks: [{ paragraphs: [{ words }] }] };
    const answer = FilesAnswer.parse({
      responses: [{ responses: [{ fullTextAnnotation: { text: '', pages: [page] } }] }],
    });
    const read = ocrPageOf(answer.responses[0]?.responses?.[0] as PageAnswer);
    expect(read.lines[0]?.words).toEqual([0.1, 0.2, 0.22, 0.3]);
  });

  test('a line that is a little askew has them, one that runs up the page or stands on its head has not', () => {
    const wordsAt = (corners: [number, number][]) =>
      ocrPageOf(imageOf([{ text: 'up', corners, ends: 'LINE_BREAK' }])).lines[0]?.words;
    const [a, b, c, d] = box(20, 60) as [[number, number], [number, number], [number, number], [number, number]];
    expect(
      wordsAt([
        [20, 20],
        [60, 10],
        [64, 30],
        [24, 40],
      ]),
    ).toEqual([0.1, 0.32]);
    expect(wordsAt([d, a, b, c])).toBeUndefined();
    expect(wordsAt([c, d, a, b])).toBeUndefined();
  });

  test('a line that is written from right to left has none', () => {
    const [line] = ocrPageOf(
      imageOf([
        { text: 'שלום', corners: box(120, 180), ends: 'SPACE' },
        { text: 'עולם', corners: box(40, 110), ends: 'LINE_BREAK' },
      ]),
    ).lines;
    expect(line?.text).toBe('שלום עולם');
    expect(line?.words).toBeUndefined();
  });
});
