import type { Row } from '../reading.ts';

/** Rows further apart than this many of their heights begin a new paragraph. */
const paragraphGap = 1;

/** Groups rows that stand close together. */
export function paragraphsOf(rows: Row[]): Row[][] {
  const paragraphs: Row[][] = [];
  for (const [i, row] of rows.entries()) {
    const above = rows[i - 1];
    if (above && isClose(above, row)) paragraphs.at(-1)?.push(row);
    else paragraphs.push([row]);
  }
  return paragraphs;
}

function isClose(above: Row, below: Row): boolean {
  const upper = extent(above);
  const lower = extent(below);
  const height = Math.min(upper.bottom - upper.top, lower.bottom - lower.top);
  return Math.max(lower.top - upper.bottom, upper.top - lower.bottom) < paragraphGap * height;
}

function extent(row: Row): { top: number; bottom: number } {
  const ys = row.flat().flatMap((word) => word.corners.map(([, y]) => y));
  return { top: Math.min(...ys), bottom: Math.max(...ys) };
}
