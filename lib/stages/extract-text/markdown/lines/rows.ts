import type { Line } from '../../../stage.ts';

/** A text and where it stands; places are shares of the page. */
export interface Word {
  text: string;
  left: number;
  right: number;
}

/** A piece of a row with a wide gap before and after it. */
export interface Cell extends Word {
  /** One for the whole where the places of its words are not known. */
  words: Word[];
}

/** What stands at one height of a page, from left to right. */
export interface Row {
  cells: Cell[];
  top: number;
  bottom: number;
  /** The height of its tallest line. */
  height: number;
  /** Whether it is known where its cells stand. */
  isPlaced: boolean;
}

/** How far lines of a row overlap, as a share of the lower one. */
const sameHeight = 0.5;
const touch = 0.002;
const lonelyBullet = /^[•●▪■◦○‣⁃∙·➢➤►✓✔o–—-]$/;

/** The rows of a page in the order of its lines: a line joins the row before it where it goes on at the same height. */
export function rowsOf(lines: Line[]): Row[] {
  const rows: Row[] = [];
  for (const line of lines) {
    const row = rowOf(line);
    const last = rows.at(-1);
    if (last && goesOn(last, row)) {
      last.cells.push(...row.cells);
      last.top = Math.min(last.top, row.top);
      last.bottom = Math.max(last.bottom, row.bottom);
      last.height = Math.max(last.height, row.height);
      last.isPlaced &&= row.isPlaced;
    } else rows.push(row);
  }
  return rows;
}

function goesOn(row: Row, next: Row): boolean {
  const overlap = Math.min(row.bottom, next.bottom) - Math.max(row.top, next.top);
  const isLevel = overlap > sameHeight * Math.min(row.height, next.height);
  return isLevel && (next.cells[0]?.left ?? 0) >= (row.cells.at(-1)?.right ?? 0) - touch;
}

function rowOf({ text, bbox, words = [] }: Line): Row {
  const [left, top, right, bottom] = bbox;
  const parts = partsOf(text).map((part) => part.trim().split(/\s+/));
  const isPlaced = words.length === 2 * parts.flat().length;
  let at = 0;
  const cells = parts.map((part) => {
    const placed = part.map((word, index) => ({
      text: word,
      left: words[2 * (at + index)] ?? left,
      right: words[2 * (at + index) + 1] ?? right,
    }));
    at += part.length;
    return isPlaced ? cellOf(placed) : { ...whole(part, left, right), words: [whole(part, left, right)] };
  });
  return { cells, top, bottom, height: bottom - top, isPlaced: isPlaced || parts.length === 1 };
}

const whole = (words: string[], left: number, right: number): Word => ({ text: words.join(' '), left, right });

/** A cell of these words, of which there is one at least. */
export const cellOf = (words: Word[]): Cell => ({
  text: words.map(({ text }) => text).join(' '),
  left: words[0]?.left ?? 0,
  right: words.at(-1)?.right ?? 0,
  words,
});

/** Parts between wide gaps; a bullet belongs to what it stands before. */
function partsOf(text: string): string[] {
  const [first = '', second, ...rest] = text.split('\t').filter((part) => part.trim() !== '');
  if (second === undefined) return [first];
  return lonelyBullet.test(first.trim()) ? [`${first.trim()} ${second}`, ...rest] : [first, second, ...rest];
}

/** As the text has it, with tabs for its gaps. */
export const rowText = (row: Row): string => row.cells.map(({ text }) => text).join('\t');
