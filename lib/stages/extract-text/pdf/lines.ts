import type { Line } from '../../stage.ts';
import { inColumns } from './columns.ts';
import type { FormValue } from './form-values.ts';
import type { PlacedText, Viewport } from './geometry.ts';
import { joinLine } from './join-line.ts';
import { length } from './matrix.ts';
import { addValues } from './place-values.ts';

/** A page that gives its runs of text in the order of its content; others than those with `str` mean nothing. */
export interface TextSource {
  getTextContent(): Promise<{ items: (TextRun | object)[] }>;
  getViewport(options: { scale: number }): Viewport;
  /** What somebody has filled in on it. */
  formValues?: FormValue[];
}

interface TextRun extends Omit<PlacedText, 'transform'> {
  transform: unknown[];
  hasEOL: boolean;
}

/** How far parts of a line may be above each other, as multiples of the height of the taller one; less, when one goes back. */
const onward = 1;
const backward = 0.5;

/** The lines of a page in the order of its content, each with its box, and those of its words, as shares of the page. */
export async function readLines(page: TextSource): Promise<Line[]> {
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: 1 });
  const lines = linesOf(items);
  if (page.formValues) addValues(lines, page.formValues);
  return inColumns(lines).flatMap((line) => joinLine(line, viewport) ?? []);
}

function linesOf(items: (TextRun | object)[]): PlacedText[][] {
  const lines: PlacedText[][] = [];
  let line: PlacedText[] = [];
  let last: PlacedText | null = null;
  const finish = () => {
    if (last) lines.push(line);
    line = [];
    last = null;
  };
  for (const item of items) {
    if (!('str' in item)) continue;
    const part = placed(item);
    if (part.str.trim() !== '') {
      if (last && isElsewhere(last, part)) finish();
      last = part;
    }
    if (part.str !== '') line.push(part);
    if (item.hasEOL) finish();
  }
  finish();
  return lines;
}

/** The library declares `transform` as a list of anything; it is always a matrix of six numbers. */
const placed = <Item extends { str: string; transform: unknown[] }>(item: Item) => item as Item & PlacedText;

/** Whether text stands on another line than the text before it: content that begins anew does not say so itself. */
function isElsewhere(one: PlacedText, other: PlacedText): boolean {
  const [a, b, , , x, y] = one.transform;
  const scale = length(a, b) || 1;
  const [toX, toY] = [other.transform[4] - x, other.transform[5] - y];
  const along = (toX * a + toY * b) / scale;
  const across = Math.abs(toY * a - toX * b) / scale;
  return across > Math.max(one.height, other.height) * (along < 0 ? backward : onward);
}
