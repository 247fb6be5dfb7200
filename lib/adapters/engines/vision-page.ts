import type { OcrPage } from '../../ports.ts';
import type { BoundingPoly, Page, PageAnswer, Word } from './vision-answer.ts';

/** Turns the vendor's blocks of words into lines; a page without text is empty, and surely so. */
export function ocrPageOf({ fullTextAnnotation }: PageAnswer): OcrPage {
  const page = fullTextAnnotation?.pages[0];
  if (!page) return { text: fullTextAnnotation?.text ?? '', confidence: 1, lines: [] };
  const lines = page.blocks.flatMap((block) => block.paragraphs).flatMap(({ words }) => linesOf(page, words));
  return { text: fullTextAnnotation.text, confidence: confidenceOf(page), lines };
}

/** What stands for each kind of space; a wide one keeps the columns of a row apart. */
const spaces: Record<string, string> = { SPACE: ' ', SURE_SPACE: '  ', HYPHEN: '-' };
const lineEnds = ['LINE_BREAK', 'EOL_SURE_SPACE', 'HYPHEN'];

function linesOf(page: Page, words: Word[]): OcrPage['lines'] {
  const lines: { text: string; words: Word[] }[] = [];
  let isOpen = false;
  for (const word of words) {
    if (!isOpen) lines.push({ text: '', words: [] });
    isOpen = true;
    const line = lines.at(-1);
    line?.words.push(word);
    for (const { text, property } of word.symbols) {
      const space = property?.detectedBreak;
      const sign = spaces[space?.type ?? ''] ?? '';
      if (line) line.text += space?.isPrefix ? sign + text : text + sign;
      if (space && !space.isPrefix && lineEnds.includes(space.type)) isOpen = false;
    }
  }
  return lines.map((line) => ({ text: line.text.trim(), bbox: boxAround(page, line.words) }));
}

function boxAround(page: Page, words: Word[]): [number, number, number, number] {
  const corners = words.flatMap((word) => sharesOf(page, word.boundingBox));
  const xs = corners.map(({ x }) => clamp(x));
  const ys = corners.map(({ y }) => clamp(y));
  return [Math.min(1, ...xs), Math.min(1, ...ys), Math.max(0, ...xs), Math.max(0, ...ys)];
}

/** Images are answered in pixels, pages of files in shares of the page. */
function sharesOf({ width, height }: Page, { vertices, normalizedVertices }: BoundingPoly): { x: number; y: number }[] {
  if (normalizedVertices.length > 0 || width === 0 || height === 0) return normalizedVertices;
  return vertices.map(({ x, y }) => ({ x: x / width, y: y / height }));
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

function confidenceOf({ confidence, blocks }: Page): number {
  if (confidence !== undefined) return clamp(confidence);
  const words = blocks.flatMap((block) => block.paragraphs).flatMap((paragraph) => paragraph.words);
  return words.reduce((sum, word) => sum + clamp(word.confidence ?? 0), 0) / Math.max(1, words.length);
}
