import type { Row } from './rows.ts';

const fewestBodyRows = 3;
const mostWords = 14;
const longest = 110;
const mostRowsOfOne = 2;
const mostOfPage = 0.4;

/** How much taller than the body's a heading's type is, by level; pictures of type are measured less exactly. */
const steps: Record<'text' | 'ocr', number[]> = { text: [1.75, 1.4, 1.17], ocr: [2, 1.7, 1.45] };

/** The level of each row that is a heading by its type: clearly taller than the body's, and short. */
export function headingLevels(rows: Row[], source: 'text' | 'ocr'): Map<number, number> {
  const body = bodyHeight(rows);
  const levels = new Map<number, number>();
  if (body === 0) return levels;
  rows.forEach((row, index) => {
    const step = steps[source].findIndex((ratio) => row.height >= ratio * body);
    if (step >= 0 && saysHeading(row)) levels.set(index, step + 1);
  });
  for (const index of [...levels.keys()]) {
    if (isInTallText(rows, index, body)) levels.delete(index);
  }
  return levels.size > mostOfPage * rows.length ? new Map() : levels;
}

/** The height of the type that most letters of the page have; 0 where there are too few rows to tell. */
function bodyHeight(rows: Row[]): number {
  const heights = rows
    .filter((row) => !isTurned(row))
    .map((row) => ({ height: row.height, letters: row.cells.reduce((sum, { text }) => sum + text.length, 0) }))
    .sort((one, other) => one.height - other.height);
  if (heights.length < fewestBodyRows) return 0;
  const half = heights.reduce((sum, { letters }) => sum + letters, 0) / 2;
  let passed = 0;
  const middle = heights.find(({ letters }) => {
    passed += letters;
    return passed >= half;
  });
  const body = middle?.height ?? 0;
  return heights.filter(({ height }) => height < 1.1 * body).length >= fewestBodyRows ? body : 0;
}

/** Letters of a line that runs upwards are as narrow as the page is high. */
function isTurned({ cells, height }: Row): boolean {
  const [cell] = cells;
  return (
    cells.length === 1 &&
    cell !== undefined &&
    cell.text.length > 3 &&
    (cell.right - cell.left) / cell.text.length < 0.2 * height
  );
}

function saysHeading(row: Row): boolean {
  const [cell] = row.cells;
  if (!cell || row.cells.length > 1 || isTurned(row)) return false;
  const { text } = cell;
  const words = text.split(/\s+/);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const signs = text.replace(/\s/g, '').length;
  if (text.length > longest || words.length > mostWords || letters < 2 || letters < 0.5 * signs) return false;
  if (!/^[\p{L}\p{N}"'“„«(§¿¡]/u.test(text)) return false;
  if (!/\p{L}{3}|\p{Lo}/u.test(text) || /\p{Ll}{2}\. \p{Lu}/u.test(text)) return false;
  if (/\d[.,]\d{2}(?!\d)\D{0,4}$/.test(text)) return false;
  return !/[,;]$/.test(text) && !(words.length > 7 && /[.!]$/.test(text)) && !/@|https?:|www\./i.test(text);
}

/** A paragraph in large type is no heading. */
function isInTallText(rows: Row[], index: number, body: number): boolean {
  const isLike = (row: Row | undefined, other: Row) =>
    row !== undefined && row.height > 1.1 * body && Math.abs(row.height - other.height) < 0.08 * other.height;
  let first = index;
  let last = index;
  while (first > 0 && isLike(rows[first - 1], rows[index] as Row)) first--;
  while (last < rows.length - 1 && isLike(rows[last + 1], rows[index] as Row)) last++;
  return last - first + 1 > mostRowsOfOne;
}
