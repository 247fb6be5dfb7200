import type { Cell } from '../../find/layout.ts';
import type { Source } from '../../find/source.ts';
import { mended } from './slips.ts';

/** A printed line of a receipt: its cells side by side as one text. */
export interface ReceiptLine {
  text: string;
  cells: Cell[];
  row: number;
}

/** What stands beside an address or a name without belonging to it. */
const ASIDE =
  /\b(?:date|time|invoice|receipt|bill|table|tel|fax|cashier|no\.? ?:)\b|:\s*\S|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/i;
const WIDE = 0.14;

/** The first lines of a receipt, slips of the reading undone; what stands aside or far right is left out. */
export function topLines(source: Source, count: number): ReceiptLine[] {
  return source.rows.slice(0, count).flatMap((row) => {
    const cells = row.filter((cell, index) => index === 0 || continues(row[index - 1], cell));
    const text = cells.map((cell) => cell.text).join(' ');
    const first = cells[0];
    return first ? [{ text: first.legibility < 1 ? mended(text) : text, cells, row: first.row }] : [];
  });
}

const continues = (left: Cell | undefined, cell: Cell): boolean =>
  !ASIDE.test(cell.text) &&
  (!left?.box || !cell.box || left.lineBox === cell.lineBox || cell.box[0] - left.box[2] < WIDE);
