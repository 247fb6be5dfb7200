import type { PlacedText } from './geometry.ts';

/** Columns of running text: so many rows beside each other, so many words in each on average, most of it letters. */
const fewestRows = 4;
const fewestWords = 4;
const fewestLetters = 0.6;
/** The gap between columns as a multiple of the height of the type. */
const narrowestGutter = 1;

interface Gap {
  from: number;
  to: number;
}

/** A row of text that may go across columns. */
interface Row {
  parts: PlacedText[];
  gaps: Gap[];
  left: number;
  right: number;
}

/**
 * Lines that programs have drawn row by row across columns of running text become the lines of one column after the
 * other. Tables, whose cells are short, stay as they are.
 */
export function inColumns(lines: PlacedText[][]): PlacedText[][] {
  const rows = lines.map(rowOf);
  if (!rows.some((row) => row && row.gaps.length > 0)) return lines;
  const ordered: PlacedText[][] = [];
  for (let at = 0; at < rows.length; ) {
    const block = blockFrom(rows, at);
    const end = block ? block.end : at + 1;
    const columns = block && isRunningText(block) ? [...block.left, ...block.right] : lines.slice(at, end);
    for (const line of columns) ordered.push(line);
    at = end;
  }
  return ordered;
}

/** Null for text that is turned or runs from right to left. */
function rowOf(line: PlacedText[]): Row | null {
  const parts = line.filter(({ str }) => str.trim() !== '');
  const isPlain = parts.every(({ dir, transform }) => dir === 'ltr' && transform[1] === 0 && transform[0] > 0);
  if (!isPlain) return null;
  parts.sort((one, other) => one.transform[4] - other.transform[4]);
  const gaps: Gap[] = [];
  let right = -Infinity;
  for (const { transform, width, height } of parts) {
    const from = transform[4];
    if (right > -Infinity && from - right > height * narrowestGutter) gaps.push({ from: right, to: from });
    right = Math.max(right, from + width);
  }
  return { parts, gaps, left: parts[0]?.transform[4] ?? 0, right };
}

interface Block {
  /** The first row behind it. */
  end: number;
  left: PlacedText[][];
  right: PlacedText[][];
  rows: number;
}

/** The rows from here on that leave one gutter free, up to the last that has text on both of its sides. */
function blockFrom(rows: (Row | null)[], start: number): Block | null {
  let gutter = widest(rows[start]?.gaps ?? []);
  if (!gutter) return null;
  let end = start;
  let count = 0;
  for (let at = start; at < rows.length; at++) {
    const row = rows[at];
    const above = rows[at - 1];
    if (!row || (at > start && above && heightOf(row) > heightOf(above))) break;
    const shared = sharedGap(row.gaps, gutter);
    if (shared) {
      gutter = shared;
      end = at + 1;
      count++;
    } else if (row.right > gutter.to && row.left < gutter.from) break;
  }
  const middle = (gutter.from + gutter.to) / 2;
  const side = (isLeft: boolean) =>
    rows.slice(start, end).flatMap((row) => {
      const parts = row?.parts.filter(({ transform }) => transform[4] < middle === isLeft) ?? [];
      return parts.length === 0 ? [] : [parts];
    });
  return { end, left: side(true), right: side(false), rows: count };
}

const heightOf = ({ parts }: Row): number => parts[0]?.transform[5] ?? 0;

const widest = (gaps: Gap[]): Gap | null =>
  gaps.reduce<Gap | null>((best, gap) => (best && best.to - best.from >= gap.to - gap.from ? best : gap), null);

function sharedGap(gaps: Gap[], gutter: Gap): Gap | null {
  for (const gap of gaps) {
    const shared = { from: Math.max(gap.from, gutter.from), to: Math.min(gap.to, gutter.to) };
    if (shared.to > shared.from) return shared;
  }
  return null;
}

function isRunningText({ left, right, rows }: Block): boolean {
  if (rows < fewestRows) return false;
  return [left, right].every((column) => {
    const text = column.map((line) => line.map(({ str }) => str).join(' ')).join(' ');
    const words = text.match(/\S+/g)?.length ?? 0;
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    return words >= fewestWords * column.length && letters >= fewestLetters * text.replace(/\s/g, '').length;
  });
}
