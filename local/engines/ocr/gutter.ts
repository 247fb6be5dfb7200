import type { Placed } from './reading-order.ts';

/** Both columns have at least this many lines of prose, which are no less than a third of all that stands there. */
const fewestLines = 8;
/** A line of prose is at least this share of the text's width; the cell of a table is not. */
const proseWidth = 0.25;
/** Titles and captions may run across, at most this share of all lines. */
const mostAcross = 0.15;
const strips = 200;

/** Where the white strip between two columns of prose lies; null on a page without columns. */
export function gutterOf(placed: Placed[]): number | null {
  if (placed.length < 2 * fewestLines) return null;
  const left = Math.min(...placed.map((segment) => segment.left));
  const width = Math.max(...placed.map((segment) => segment.right)) - left;
  const gutter = left + width * emptiest(placed, left, width);
  const before = placed.filter((segment) => segment.right <= gutter);
  const after = placed.filter((segment) => segment.left >= gutter);
  const across = placed.length - before.length - after.length;
  if (across > mostAcross * placed.length) return null;
  return [before, after].every((column) => isProse(column, width)) ? gutter : null;
}

/** The share of the width, not near an edge, that the fewest lines cover; the middle one of equals in a row. */
function emptiest(placed: Placed[], left: number, width: number): number {
  const shares = Array.from({ length: strips }, (_, i) => (i + 0.5) / strips).filter(
    (share) => share > 0.2 && share < 0.8,
  );
  const covered = shares.map((share) => {
    const x = left + width * share;
    return placed.filter((segment) => segment.left < x && segment.right > x).length;
  });
  const first = covered.indexOf(Math.min(...covered));
  const end = covered.findIndex((count, i) => i > first && count !== covered[first]);
  return shares[Math.floor((first + (end < 0 ? covered.length : end) - 1) / 2)] as number;
}

function isProse(column: Placed[], width: number): boolean {
  const wide = column.filter((segment) => segment.right - segment.left >= proseWidth * width);
  return wide.length >= fewestLines && wide.length >= column.length / 3;
}
