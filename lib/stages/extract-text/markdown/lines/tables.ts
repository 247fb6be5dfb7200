import { type Column, isAligned, isEnumeration, isProse, overlaps, withRow } from './columns.ts';
import type { Cell, Row, Word } from './rows.ts';

export interface Table {
  /** The rows that it takes: from this one to before that one. */
  from: number;
  to: number;
  cells: string[][];
}

const fewestRows = 3;
/** The widest gap between two rows, as a multiple of their height, where the lower one has cells side by side or one alone. */
const widestGap = 4;
const widestToLonely = 2;
const mostContinued = 4;
const mostColumns = 30;
const mostRows = 300;

/**
 * The tables of a page: rows in a row, three at least, whose cells stand in the same columns, two of which at least
 * share an edge. What is in doubt, such as columns of running text, is none.
 */
export function findTables(rows: Row[]): Table[] {
  const tables: Table[] = [];
  let from = 0;
  while (from < rows.length) {
    const table = tableAt(rows, from);
    if (table) tables.push(table);
    from = table ? table.to : from + 1;
  }
  return tables;
}

/** What is known of a table while it is read from top to bottom. */
interface Growth {
  columns: Column[];
  lines: Cell[][];
  full: number;
  /** Rows with one cell since the last one with more. */
  lonely: number;
  /** As it was after the last row with more cells. */
  to: number;
  lineCount: number;
}

function tableAt(rows: Row[], from: number): Table | null {
  const first = rows[from];
  if (!first || !isWide(first)) return null;
  const growth: Growth = { columns: [], lines: [], full: 0, lonely: 0, to: from, lineCount: 0 };
  for (let at = from; at < rows.length && at - from < mostRows; at++) {
    const row = rows[at] as Row;
    const before = rows[at - 1];
    if (at > from && before && !follows(before, row)) break;
    if (!(isWide(row) ? takeWide(growth, row, at) : takeLonely(growth, row))) break;
  }
  const { columns, full, to, lines, lineCount } = growth;
  if (full < fewestRows || columns.length < 2 || !isBelievable(columns)) return null;
  const cells = lines.slice(0, lineCount).map((line) => cellsIn(columns, line));
  return { from, to, cells: cells.filter((row) => !row.every((cell) => /^[-=_]*$/.test(cell))) };
}

const isWide = (row: Row) => row.isPlaced && row.cells.length > 1;

function follows(before: Row, row: Row): boolean {
  const gap = row.top - before.bottom;
  return (
    gap > -0.5 * before.height && gap < (isWide(row) ? widestGap : widestToLonely) * Math.max(before.height, row.height)
  );
}

function takeWide(growth: Growth, row: Row, at: number): boolean {
  const columns = withRow(growth.columns, row.cells);
  const added = (columns?.length ?? 0) - growth.columns.length;
  // Other columns are another table's.
  const isOther = growth.full > 1 && added > row.cells.length / 2;
  if (!columns || columns.length > mostColumns || isOther) return false;
  growth.columns = columns;
  growth.lines.push([...row.cells]);
  growth.full++;
  growth.lonely = 0;
  growth.to = at + 1;
  growth.lineCount = growth.lines.length;
  return true;
}

/** One cell alone goes on what stands above it, or, in the first column, names the rows below it. */
function takeLonely(growth: Growth, row: Row): boolean {
  const [cell] = row.cells;
  if (!cell || !row.isPlaced || ++growth.lonely > mostContinued) return false;
  const column = growth.columns.findIndex(({ left, right }) => cell.left < right && cell.right > left);
  const next = growth.columns[column + 1];
  if (column < 0 || (next && cell.right > next.left)) return false;
  growth.lines.push([cell]);
  return true;
}

/** At least two columns share an edge; not more than one holds running text, and that not beside the numbers of paragraphs alone. */
function isBelievable(columns: Column[]): boolean {
  const busy = columns.filter(({ cells }) => cells.length > 1);
  const prose = columns.filter(isProse).length;
  if (prose > 0 && columns.filter((column) => !isEnumeration(column)).length < 2) return false;
  return busy.filter(isAligned).length >= 2 && prose <= 1;
}

/** The words of a line by column; one that stands in none belongs to the column of the word before it, or to the nearest. */
function cellsIn(columns: Column[], line: Cell[]): string[] {
  const cells: string[][] = columns.map(() => []);
  for (const { words } of line) {
    let last = -1;
    for (const word of words) {
      const index = columns.findIndex((column) => overlaps(column, word));
      if (index >= 0 || last < 0) last = index >= 0 ? index : nearest(columns, word);
      cells[last]?.push(word.text);
    }
  }
  return cells.map((words) => words.join(' '));
}

function nearest(columns: Column[], { left, right }: Word): number {
  const distances = columns.map((column) => Math.max(column.left - right, left - column.right));
  return distances.indexOf(Math.min(...distances));
}
