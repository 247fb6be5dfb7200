import type { Box, Line } from '../../stage.ts';
import { boxOf, type PlacedText, union, type Viewport } from './geometry.ts';

/** Gaps as multiples of the height of the type: the one parts words, the other columns or cells (it becomes a tab). */
const wordGap = 0.15;
const columnGap = 1.5;

/** A page that gives its runs of text in the order of its content; others than those with `str` mean nothing. */
export interface TextSource {
  getTextContent(): Promise<{ items: (TextRun | object)[] }>;
  getViewport(options: { scale: number }): Viewport;
}

interface TextRun extends Omit<PlacedText, 'transform'> {
  transform: unknown[];
  hasEOL: boolean;
}

/** The lines of a page in the order of its content, each with its box as shares of the page. */
export async function readLines(page: TextSource): Promise<Line[]> {
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: 1 });
  const lines: Line[] = [];
  let line: PlacedText[] = [];
  const finish = () => {
    const finished = joinLine(line, viewport);
    if (finished) lines.push(finished);
    line = [];
  };
  for (const item of items) {
    if (!('str' in item)) continue;
    if (item.str !== '') line.push(placed(item));
    if (item.hasEOL) finish();
  }
  finish();
  return lines;
}

/** The library declares `transform` as a list of anything; it is always a matrix of six numbers. */
const placed = <Item extends { str: string; transform: unknown[] }>(item: Item) => item as Item & PlacedText;

function joinLine(items: PlacedText[], viewport: Viewport): Line | null {
  let text = '';
  let box: Box | null = null;
  let previous: PlacedText | null = null;
  for (const item of fromLeftToRight(items)) {
    if (item.str.trim() === '') {
      text += ' ';
      continue;
    }
    if (previous) text = separate(text, gapBetween(previous, item));
    text += item.str;
    box = union(box, boxOf(item, viewport));
    previous = item;
  }
  return box ? { text: mendLamAlef(text.trim()), bbox: box } : null;
}

/** Programs draw the parts of a line in any order; blanks between parts that were out of order mean nothing. */
function fromLeftToRight(items: PlacedText[]): PlacedText[] {
  const parts = items.filter(({ str }) => str.trim() !== '');
  const isPlain = parts.every(({ dir, transform }) => dir === 'ltr' && transform[1] === 0 && transform[0] > 0);
  const isOrdered = parts.every((part, index) => part.transform[4] >= (parts[index - 1]?.transform[4] ?? -Infinity));
  if (!isPlain || isOrdered) return items;
  return parts.sort((one, other) => one.transform[4] - other.transform[4]);
}

function separate(text: string, gap: number): string {
  if (gap > columnGap) return `${text.trimEnd()}\t`;
  return gap > wordGap && !text.endsWith(' ') ? `${text} ` : text;
}

/** The space between two runs as a multiple of the height of their type, whichever comes first; only for upright text. */
function gapBetween(one: PlacedText, other: PlacedText): number {
  if (one.transform[1] !== 0 || other.transform[1] !== 0) return 0;
  const [left, right] = one.transform[4] <= other.transform[4] ? [one, other] : [other, one];
  return (right.transform[4] - left.transform[4] - left.width) / Math.max(one.height, other.height, 1);
}

/** The library swaps the two letters of a lam-alef ligature; after an alef only the right order can be meant. */
const mendLamAlef = (text: string) => text.replace(/\u0627([\u0622\u0623\u0625\u0627])\u0644/g, '\u0627\u0644$1');
