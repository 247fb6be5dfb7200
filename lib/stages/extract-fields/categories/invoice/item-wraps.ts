import type { Cell } from '../../find/layout.ts';
import type { LineItem } from './item-row.ts';

/** A row below the head of the table of goods, with the item that its figures tell. */
export interface TableRow {
  cells: Cell[];
  text: string;
  item: LineItem | null;
}

/** Ends of a line that its sentence goes on behind. */
const OPEN_END =
  /(?:[,(&/]|\p{L}[–-])$|(?<!\p{L})(?:and|or|of|for|with|incl|und|oder|für|mit|et|ou|de|du|pour|avec|en|van|voor)$/iu;
/** Lines of one description stand closer together than rows of the table do. */
const TIGHT = 0.75;

/** Whether the row at `index` is a further line of the description of the item next to it. */
export function isWrap(rows: TableRow[], index: number, itemIndex: number): boolean {
  const [row, itemRow] = [rows[index], rows[itemIndex]];
  if (!row || !itemRow?.item || !isLineOfWords(row, itemRow)) return false;
  const own = itemRow.item.description;
  const [before, after] = index < itemIndex ? [row.text, own] : [own, row.text];
  if (own !== '' && (/^\p{Ll}/u.test(after) || OPEN_END.test(before))) return true;
  const gap = distance(row, itemRow);
  const other = rows[index < itemIndex ? index - 1 : index + 1];
  if (gap === null || !other) return own === '' && gap === null;
  const away = distance(row, other);
  return away !== null && gap < TIGHT * away;
}

/** Words alone, at the left edge of the item's own row where both are known. */
function isLineOfWords(row: TableRow, { cells: [first], item }: TableRow): boolean {
  const [cell] = row.cells;
  if (row.item || !cell || !first || row.cells.length > 1) return false;
  if (/[\d:]/.test(row.text) || !/^[(„“"]?\p{L}{2}/u.test(row.text) || cell.page !== first.page) return false;
  return item?.description === '' || !cell.box || !first.box || Math.abs(cell.box[0] - first.box[0]) < 0.02;
}

function distance({ cells: [a] }: TableRow, { cells: [b] }: TableRow): number | null {
  if (!a?.box || !b?.box || a.page !== b.page) return null;
  return Math.abs(a.box[1] + a.box[3] - b.box[1] - b.box[3]) / 2;
}
