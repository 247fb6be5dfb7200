import type { Cell } from '../../find/layout.ts';
import type { Source } from '../../find/source.ts';

/** A part of the line that a browser prints on every page: "Museum Guide | Portland, OR | The Harbour Museum". */
export interface Printed {
  text: string;
  cell: Cell;
}

const STAMP = /https?:\/\/|www\.|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}/i;
const PARTS = /\s[|·•–—-]\s/;

/** The parts of the page's title as a browser printed it, beside the address or the time of printing. */
export function printedTitle(source: Source): Printed[] {
  const cells = source.rows.filter(isPrinted).flat();
  const titles = cells.filter(({ text }) => !STAMP.test(text) && /\p{L}{3}/u.test(text) && text.length < 140);
  const parts = titles.flatMap((cell) => cell.text.split(PARTS).map((text) => ({ text: text.trim(), cell })));
  return parts.filter(({ text }) => text.length > 2 && !/(?:\.\.\.|…)$/.test(text));
}

/** Whether a row is what a browser adds to a page: its address or the time of printing. */
export const isPrinted = (row: Cell[]): boolean => row.some(({ text }) => STAMP.test(text));
