import type { BoundingPoly, Page, Word } from './vision-answer.ts';

/** Left, top, right and bottom as shares (0–1) of the page. */
export type Edges = [left: number, top: number, right: number, bottom: number];

/** The upright rectangle around some words. */
export function edgesOf(page: Page, words: Word[]): Edges {
  const corners = words.flatMap((word) => sharesOf(page, word.boundingBox));
  const xs = corners.map(({ x }) => clamp(x));
  const ys = corners.map(({ y }) => clamp(y));
  return [Math.min(1, ...xs), Math.min(1, ...ys), Math.max(0, ...xs), Math.max(0, ...ys)];
}

/** Whether a word runs from left to right, tilted by less than 45°; its first two corners are those above it. */
export function isUpright(page: Page, word: Word): boolean {
  const [first, second] = sharesOf(page, word.boundingBox);
  if (!first || !second) return false;
  const ratio = page.width > 0 && page.height > 0 ? page.height / page.width : 1;
  return second.x - first.x > Math.abs(second.y - first.y) * ratio;
}

/** Images are answered in pixels, pages of files in shares of the page. */
function sharesOf({ width, height }: Page, { vertices, normalizedVertices }: BoundingPoly): { x: number; y: number }[] {
  if (normalizedVertices.length > 0 || width === 0 || height === 0) return normalizedVertices;
  return vertices.map(({ x, y }) => ({ x: x / width, y: y / height }));
}

export const clamp = (share: number): number => Math.min(1, Math.max(0, share));
