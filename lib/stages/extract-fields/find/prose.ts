import type { Candidate } from './candidate.ts';
import type { Cell, Layout } from './layout.ts';

/** Running text without its line breaks, which still knows the line that each place came from. */
export interface Prose {
  text: string;
  cellAt(index: number): Cell | undefined;
  /** The lines from one place to another. */
  cellsBetween(start: number, end: number): Cell[];
}

/** Joins the lines of a document, in reading order, up to a number of characters. */
export function proseOf(layout: Layout, limit: number): Prose {
  const starts: number[] = [];
  const cells: Cell[] = [];
  let text = '';
  const repeated = repeatedLines(layout);
  for (const cell of layout.cells) {
    if (text.length > limit) break;
    if (repeated.has(shapeOf(cell))) continue;
    starts.push(text.length);
    cells.push(cell);
    text += `${cell.text} `;
  }
  const indexAt = (place: number) => {
    const next = starts.findIndex((start) => start > place);
    return next < 0 ? cells.length - 1 : next - 1;
  };
  return {
    text,
    cellAt: (place) => cells[indexAt(place)],
    cellsBetween: (start, end) => cells.slice(indexAt(start), indexAt(Math.max(start, end - 1)) + 1),
  };
}

/** Headers and footers: lines that three pages share but for their numbers. */
function repeatedLines(layout: Layout): Set<string> {
  const pages = new Map<string, Set<number>>();
  for (const cell of layout.cells) {
    const seen = pages.get(shapeOf(cell)) ?? new Set<number>();
    pages.set(shapeOf(cell), seen.add(cell.page));
  }
  return new Set([...pages].filter(([, seen]) => seen.size > 2).map(([shape]) => shape));
}

const shapeOf = ({ text }: Cell): string => text.replace(/\d+/g, '0');

/** A candidate for the text of a named group of a match. */
export function groupCandidate(
  prose: Prose,
  match: RegExpExecArray,
  group: string,
  score: number,
): Candidate<string> | null {
  const value = match.groups?.[group];
  if (!value) return null;
  const start = match.index + match[0].indexOf(value);
  return { value: value.trim(), cells: prose.cellsBetween(start, start + value.length), score };
}
