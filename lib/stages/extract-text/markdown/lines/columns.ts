import { type Cell, cellOf, type Word } from './rows.ts';

export interface Column {
  left: number;
  right: number;
  cells: Cell[];
}

/**
 * The columns with one more row, or null when a cell of it would lie in two, or two in one. What was taken for one cell
 * since its gap is narrow is parted where the columns part.
 */
export function withRow(columns: Column[], cells: Cell[]): Column[] | null {
  const parted = partColumns(columns, cells);
  const grown = [...parted];
  const taken = new Set<number>();
  const added: Column[] = [];
  for (const cell of cells.flatMap((whole) => partCell(parted, whole))) {
    const over = parted.flatMap((column, index) => (overlaps(column, cell) ? [index] : []));
    const [index] = over;
    if (over.length > 1 || (index !== undefined && taken.has(index))) return null;
    if (index === undefined) added.push(columnOf([cell]));
    else {
      taken.add(index);
      grown[index] = columnOf([...(parted[index] as Column).cells, cell]);
    }
  }
  const all = [...grown, ...added].sort((one, other) => one.left - other.left);
  return all.some((column, index) => column.left < (all[index - 1]?.right ?? 0)) ? null : all;
}

export const overlaps = (one: Omit<Word, 'text'>, other: Omit<Word, 'text'>): boolean =>
  one.left < other.right && one.right > other.left;

const columnOf = (cells: Cell[]): Column => ({
  left: Math.min(...cells.map(({ left }) => left)),
  right: Math.max(...cells.map(({ right }) => right)),
  cells,
});

/** How much wider than a letter a gap is that may part cells. */
const widerThanBlank = 1.2;

const isWideGap = (left: Word, right: Word): boolean => {
  const letter = (left.right - left.left + right.right - right.left) / (left.text.length + right.text.length);
  return right.left - left.right > widerThanBlank * letter;
};

/** The cell, or its parts where its words lie in several columns one after the other, with gaps between them. */
function partCell(columns: Column[], cell: Cell): Cell[] {
  if (columns.filter((column) => overlaps(column, cell)).length < 2) return [cell];
  const parts: Word[][] = [];
  let last = -1;
  for (const word of cell.words) {
    const index = columns.findIndex((column) => overlaps(column, word));
    const before = parts.at(-1)?.at(-1);
    if (!before || (index >= 0 && index !== last && isWideGap(before, word))) parts.push([]);
    if (index >= 0) last = index;
    parts.at(-1)?.push(word);
  }
  return parts.map(cellOf);
}

/** The columns, each one that two neighbouring cells lie in parted between them, if the words of all its cells allow it. */
function partColumns(columns: Column[], cells: Cell[]): Column[] {
  return cells.slice(1).reduce((parted, cell, index) => {
    const before = cells[index] as Cell;
    const at = parted.findIndex((column) => overlaps(column, before) && overlaps(column, cell));
    const cut = at < 0 ? null : cutOf(parted[at] as Column, before.right, cell.left);
    return cut === null
      ? parted
      : [...parted.slice(0, at), ...halves(parted[at] as Column, cut), ...parted.slice(at + 1)];
  }, columns);
}

/** A place between the two that no word of the column covers, and that is a gap in each of its cells. */
function cutOf({ cells }: Column, from: number, to: number): number | null {
  let [start, end] = [from, to];
  for (const { words } of cells) {
    const next = words.findIndex((word) => word.right > start);
    const [before, after] = [words[next - 1], words[next]];
    if (!after) continue;
    if (after.left < end && before && !isWideGap(before, after)) return null;
    if (after.left <= start && after.right > start) start = after.right;
    else end = Math.min(end, after.left);
    if (start >= end) return null;
  }
  const cut = (start + end) / 2;
  const isCovered = cells.some(({ words }) => words.some(({ left, right }) => left < cut && right > cut));
  return isCovered ? null : cut;
}

function halves({ cells }: Column, cut: number): Column[] {
  const sides = [(word: Word) => word.right <= cut, (word: Word) => word.left >= cut];
  return sides
    .map((isHere) => cells.map((cell) => cell.words.filter(isHere)).filter((words) => words.length > 0))
    .filter((side) => side.length > 0)
    .map((side) => columnOf(side.map(cellOf)));
}

/** How far edges may differ and still stand under one another, as a share of the page. */
const sameEdge = 0.008;
const mostlyAligned = 0.6;

/** Whether most cells of a column begin, or end, at one edge. */
export const isAligned = ({ cells }: Column): boolean =>
  [cells.map(({ left }) => left), cells.map(({ right }) => right)].some((edges) =>
    edges.some(
      (edge) =>
        edges.filter((other) => Math.abs(other - edge) <= sameEdge).length >= Math.max(2, mostlyAligned * edges.length),
    ),
  );

const longLine = 28;

/** Whether its cells are lines of running text. */
export const isProse = ({ cells }: Column): boolean => {
  const long = cells.filter(({ text }) => text.length > longLine && text.split(' ').length > 4);
  return long.length > cells.length / 2;
};

const enumerator = /^[([]?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})(?:\.\d{1,3})*[.):\]]{0,2}$/i;

/** Whether most of its cells are the numbers of paragraphs. */
export const isEnumeration = ({ cells }: Column): boolean =>
  cells.filter(({ text }) => enumerator.test(text)).length > cells.length / 2;
