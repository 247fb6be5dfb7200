import { length, type Matrix } from '../matrix.ts';

/** How far a glyph is from the end of the one before it: along the line and across it, in units of the page. */
export function distance(matrix: Matrix, previous: Matrix): [along: number, across: number] {
  const [a, b, c, d, x, y] = matrix;
  const [px, py] = [previous[4], previous[5]];
  if (a !== 0 && b === 0 && c === 0) return a > 0 ? [x - px, y - py] : [px - x, py - y];
  if (b !== 0 && a === 0 && d === 0) return b > 0 ? [y - py, x - px] : [py - y, px - x];
  const here = unturned(x, y, matrix);
  const there = unturned(px, py, previous);
  return [here[0] - there[0], here[1] - there[1]];
}

function unturned(x: number, y: number, [a, b, c, d]: Matrix): [number, number] {
  const scale = length(a, b);
  return [(a * x + b * y) / scale, (c * x + d * y) / scale];
}
