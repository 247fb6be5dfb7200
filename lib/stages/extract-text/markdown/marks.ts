// Readers of markup write what is a heading, an item or a row between control characters, which no text may hold. So
// the text stays one string, to be joined, trimmed and parted like any other, until it is shown with or without them.

const headingStart = '\x01';
const headingEnd = '\x02';
const item = '\x03';
const tableStart = '\x04';
const rowStart = '\x05';
const rowEnd = '\x06';
const cellEnd = '\x07';
/** The place of a cell that the one beside or above it covers. */
export const covered = '\x08';

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: control characters are the marks
export const marks = {
  any: /[\x01-\x08]/g,
  some: /[\x01\x03\x04]/,
  row: /(\x04?)\x05([^\x05\x06]*)\x06/g,
  startsTable: /^\x04/,
  heading: /\x01([1-6])([^\x01\x02]*)\x02/g,
  firstHeading: /\x01([1-6])([^\x01\x02]*)\x02/,
  hasHeading: /\x01[1-6]/,
  item: /^\x03([0-9])/,
  itemAnywhere: /\x03[0-9]|\x01[1-6]/g,
} as const;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: control characters are the marks

/** Text from outside, which holds no marks of ours. */
export const withoutMarks = (text: string): string => text.replace(marks.any, '');

export const startHeading = (level: number): string =>
  `${headingStart}${Math.min(6, Math.max(1, Math.floor(level) || 1))}`;
export const isHeadingStart = (mark: string): boolean => mark.startsWith(headingStart);
export const endHeading = headingEnd;

/** A heading of one piece, or nothing where there is no text. */
export const markedHeading = (level: number, text: string): string =>
  text.trim() === '' ? '' : `${startHeading(level)}${text.trim()}${endHeading}`;

/** Stands before the bullet or number of an item; `depth` counts the lists around its own. */
export const startItem = (depth: number): string => `${item}${Math.min(9, Math.max(0, depth))}`;

/** A row; cells that hold page breaks or rows of their own are read as blocks, which need no mark. */
export function markedRow(cells: string[], isFirst: boolean): string {
  const isSimple = cells.every((cell) => !cell.includes(rowStart) && !cell.includes('\f'));
  if (!isSimple) return plainCells(cells);
  return `${isFirst ? tableStart : ''}${rowStart}${cells.join(cellEnd)}${rowEnd}`;
}

export const cellsOf = (row: string): string[] => row.split(cellEnd);

/** Cells that are short lines stand beside one another, others (of tables used for layout) follow one another. */
export function plainCells(cells: string[]): string {
  const shown = cells.filter((cell) => cell !== covered);
  const isPlainRow = shown.every((cell) => !/[\n\f]/.test(cell));
  return isPlainRow ? shown.join('\t').trimEnd() : shown.filter((cell) => cell !== '').join('\n');
}

/** Whether no heading and no row is open at this place of a text, of which nothing before `from` counts. */
export const isBetweenMarks = (text: string, from: number, at: number): boolean =>
  [
    [headingStart, headingEnd],
    [rowStart, rowEnd],
  ].every(([start = '', end = '']) => {
    const opened = text.lastIndexOf(start, at);
    return opened < from || text.lastIndexOf(end, at) > opened;
  });

/** The text as it is without its marks. */
export const unmarked = (text: string): string =>
  text
    .replace(marks.row, (_, _start, row: string) => plainCells(cellsOf(row)))
    .replace(marks.itemAnywhere, '')
    .replace(marks.any, '');
