import type { Value } from '../find/candidate.ts';
import type { Reader } from '../find/labelled.ts';
import { type Cell, overlaps } from '../find/layout.ts';
import { lettersOf } from '../find/names.ts';
import type { Source } from '../find/source.ts';
import type { Place } from './example.ts';
import { labelOf } from './fingerprint.ts';

/** A value of a document, and where it stands. */
export interface Placed {
  value: Value;
  cell: Cell;
  at: { index: number; length: number };
  places: Place[];
}

const MOST_CELLS = 1_500;
const ROWS_ABOVE = 2;
/** How far a value may have moved, as a share of the page. */
const NEAR = 0.015;

/** Every value of a kind, each with the labels that it stands at; the closest label first. */
export function placedValues(source: Source, read: Reader<Value>): Placed[] {
  return source.cells.slice(0, MOST_CELLS).flatMap((cell) =>
    read(cell.text).map(({ value, index, length }) => ({
      value,
      cell,
      at: { index, length },
      places: placesOf(source, cell, index),
    })),
  );
}

/** Whether two places are one; labels have to be the same, places on the page nearly. */
export function isSamePlace(a: Place, b: Place): boolean {
  if (a.side === 'at' || b.side === 'at') {
    if (a.side !== 'at' || b.side !== 'at' || a.page !== b.page) return false;
    const isNear = (one: 0 | 1 | 2) => Math.abs(a.box[one] - b.box[one]) < NEAR;
    return isNear(1) && (isNear(0) || isNear(2));
  }
  return a.side === b.side && a.label === b.label;
}

function placesOf(source: Source, cell: Cell, index: number): Place[] {
  const before = cell.text.slice(0, index);
  const own = lettersOf(before.replace(/\d/g, ''));
  if (own.length >= 3 && own.length <= 40) return [{ side: 'behind', label: own, written: tidy(before) }];
  const left = (source.rows[cell.row] ?? []).slice(0, cell.column).findLast(({ text }) => labelOf(text) !== '');
  const above = left ? undefined : cellAbove(source, cell);
  return [
    ...(left ? [{ side: 'right' as const, label: labelOf(left.text), written: tidy(left.text) }] : []),
    ...(above ? [{ side: 'below' as const, label: labelOf(above.text), written: tidy(above.text) }] : []),
    ...(cell.box ? [{ side: 'at' as const, page: cell.page, box: cell.box }] : []),
  ];
}

function cellAbove({ rows }: Source, cell: Cell): Cell | undefined {
  for (let row = cell.row - 1; row >= 0 && row >= cell.row - ROWS_ABOVE; row--) {
    const above = rows[row]?.find(
      (other) =>
        other.page === cell.page && overlaps(cell, other) && labelOf(other.text) !== '' && !/\d/.test(other.text),
    );
    if (above) return above;
  }
  return undefined;
}

const tidy = (text: string): string =>
  text
    .replace(/[\s:.]+$/, '')
    .trim()
    .slice(0, 60);
