import { type Turn, uprightLines } from '../../page-turn.ts';
import { type Box, type Line, openingPages, type Page, type ReadDocument } from '../../stage.ts';

/** A piece of text that stands together on the page: a line, or the part of one between wide gaps. */
export interface Cell {
  text: string;
  page: number;
  /** Where the cell stands on the upright page; estimated within its line where a line holds several cells. */
  box: Box | null;
  /** The box of the whole line on the upright page. */
  lineBox: Box | null;
  /** How the page lies in the picture that people are shown; 0 where it is left out. */
  turn?: Turn;
  /** Left and right of each of its words, where they are known. */
  words?: number[] | undefined;
  /** How well the page was read: 1 for digital text, the engine's figure for OCR. */
  legibility: number;
  row: number;
  column: number;
}

export interface Layout {
  /** Cells side by side, from top to bottom. */
  rows: Cell[][];
  /** Cells in reading order. */
  cells: Cell[];
}

const MAX_LINES_PER_PAGE = 600;
const MAX_CELLS = 10_000;
/** Paragraphs that come as one line are cut at spaces, so that a quote stays short. */
const LONG_LINE = /\S.{0,298}\S(?!\S)|\S{1,300}/gs;

/** Lays a document out as cells and rows, by its geometry where there is any and by its line breaks otherwise. */
export function layOut(document: ReadDocument): Layout {
  const layout: Layout = { rows: [], cells: [] };
  const last = document.pages.length - 1;
  const pages = document.pages.filter((_page, index) => index < openingPages || index === last);
  for (const page of pages) {
    if (layout.cells.length > MAX_CELLS) break;
    const lines = linesOf(page);
    const rows = rowsOf(lines);
    for (const row of rows) place(row, layout);
    layout.cells.push(...lines.flat());
  }
  return layout;
}

function place(row: Cell[], layout: Layout): void {
  const index = layout.rows.length;
  for (const [column, cell] of row.entries()) Object.assign(cell, { row: index, column });
  layout.rows.push(row);
}

/** Every line of the page, in reading order, cut into its cells; the rest of a page that has too many is left out. */
function linesOf(page: Page): Cell[][] {
  const legibility = page.confidence ?? 1;
  const { lines: upright, turn } = uprightLines(page.lines);
  const lines: (Pick<Line, 'text' | 'words'> & { bbox: Box | null })[] =
    upright.length > 0 ? upright : page.text.split('\n').map((text) => ({ text, bbox: null }));
  const found: Cell[][] = [];
  let count = 0;
  for (const line of lines.slice(0, MAX_LINES_PER_PAGE)) {
    for (const piece of piecesOf(line)) {
      if (count > MAX_CELLS) return found;
      const cells = cellsOf(piece, line.bbox, { page: page.number, legibility, ...(turn !== 0 && { turn }) });
      if (cells.length > 0) found.push(cells);
      count += cells.length;
    }
  }
  return found;
}

interface Piece {
  text: string;
  words?: number[] | undefined;
}

/** The line, or where it is too long its parts, each with the places of its own words. */
function piecesOf({ text, words }: Piece): Piece[] {
  const known = words && words.length === 2 * wordsIn(text) ? words : undefined;
  return dealWords(text.length <= 300 ? [text] : (text.match(LONG_LINE) ?? []), known);
}

/** Gives every part of a text the places of its words; parts that a word was cut for have none. */
function dealWords(parts: string[], words: number[] | undefined): Piece[] {
  const counts = parts.map(wordsIn);
  if (!words || 2 * counts.reduce((sum, count) => sum + count, 0) !== words.length)
    return parts.map((text) => ({ text }));
  let from = 0;
  return parts.map((text, index) => {
    const to = from + 2 * (counts[index] ?? 0);
    const own = words.slice(from, to);
    from = to;
    return { text, words: own };
  });
}

const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0;

function cellsOf(
  { text, words }: Piece,
  lineBox: Box | null,
  origin: Pick<Cell, 'page' | 'legibility' | 'turn'>,
): Cell[] {
  const parts = text.split(/\s*\t\s*| {2,}/).filter((part) => part.trim() !== '');
  const boxes = lineBox && partsOf(lineBox, parts);
  return dealWords(parts, words).map((part, column) => {
    const box = (lineBox && boxOf(part.words, lineBox)) ?? boxes?.[column] ?? null;
    return { text: part.text.trim(), box, lineBox, words: part.words, ...origin, row: 0, column };
  });
}

const boxOf = (words: number[] | undefined, [, top, , bottom]: Box): Box | null => {
  const [left, right] = [words?.[0], words?.at(-1)];
  return left === undefined || right === undefined || right < left ? null : [left, top, right, bottom];
};

/** Average width of a letter as a share of its height on an upright sheet of paper. */
const LETTER = 0.62;

/** Where the parts of a line stand: the outer ones at its ends, the gaps between them taken as equal. */
function partsOf([left, top, right, bottom]: Box, parts: string[]): Box[] {
  const letters = parts.reduce((sum, part) => sum + part.length, 0);
  const letter =
    parts.length === 1 ? (right - left) / letters : Math.min(LETTER * (bottom - top), (right - left) / letters);
  const gap = parts.length === 1 ? 0 : (right - left - letter * letters) / (parts.length - 1);
  let start = left;
  return parts.map((part) => {
    const end = start + part.length * letter;
    const box: Box = [start, top, end, bottom];
    start = end + gap;
    return box;
  });
}

/** Lines whose middles lie within half a line's height of each other form a row. */
function rowsOf(lines: Cell[][]): Cell[][] {
  if (lines.some((line) => !line[0]?.lineBox)) return lines;
  const cells = lines.flat().sort((a, b) => middle(a) - middle(b));
  const rows: Cell[][] = [];
  for (const cell of cells) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && middle(cell) - middle(first) < 0.5 * Math.min(height(cell), height(first))) row.push(cell);
    else rows.push([cell]);
  }
  for (const row of rows) row.sort((a, b) => (a.box?.[0] ?? 0) - (b.box?.[0] ?? 0));
  return rows;
}

const middle = ({ box }: Cell): number => (box ? (box[1] + box[3]) / 2 : 0);

export const height = ({ box }: Cell): number => (box ? box[3] - box[1] : 0);

/** Whether two cells share a part of the page's width; where that is not known, whether both are the same cell of their lines. */
export function overlaps(a: Cell, b: Cell): boolean {
  if (!a.box || !b.box) return a.column === b.column;
  return Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0]) > -0.02;
}
