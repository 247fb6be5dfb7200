import type { Box, Line } from './stage.ts';

/** By how many quarter turns clockwise a page lies as it is shown; its words stand upright at 0. */
export type Turn = 0 | 1 | 2 | 3;

/** Shorter lines may be as tall as wide however they run. */
const fewestLetters = 5;
/** A page is taken as turned where this share of what tells says so. */
const clear = 2 / 3;
/** Fewer lines above each other may be in any order. */
const fewestSteps = 2;

/**
 * How a page lies, by its lines in the order in which they are read. Places of words are only known where a line runs
 * from left to right, so that pages which have them are upright.
 */
export function turnOf(lines: Line[]): Turn {
  const telling = lines.filter(({ text }) => lettersOf(text) >= fewestLetters);
  const running = telling.filter(({ words }) => !words);
  const letters = weigh(running);
  if (letters === 0 || letters < clear * weigh(telling)) return 0;
  const boxes = running.map(({ bbox }) => bbox);
  if (weigh(running.filter(isTall)) >= clear * letters) {
    const { back } = stepsOf(boxes.map((box) => uprightBox(box, 1)));
    return back > 0.5 ? 3 : 1;
  }
  const { back, count } = stepsOf(boxes);
  return count >= fewestSteps && back >= clear ? 2 : 0;
}

/** Where a box of a page that lies so would be on the upright page. */
export function uprightBox([left, top, right, bottom]: Box, turn: Turn): Box {
  if (turn === 1) return [top, 1 - right, bottom, 1 - left];
  if (turn === 2) return [1 - right, 1 - bottom, 1 - left, 1 - top];
  if (turn === 3) return [1 - bottom, left, 1 - top, right];
  return [left, top, right, bottom];
}

/** Where a box of the upright page is on one that lies so: what `uprightBox` was given. */
export const shownBox = (box: Box, turn: Turn): Box => uprightBox(box, turn === 1 ? 3 : turn === 3 ? 1 : turn);

/** The lines of a page with their boxes where they would be on the upright page; those of an upright one themselves. */
export function uprightLines(lines: Line[]): { lines: Line[]; turn: Turn } {
  const turn = turnOf(lines);
  if (turn === 0) return { lines, turn };
  // What places of words there are belong to lines that run against the page's.
  return { lines: lines.map(({ text, bbox }) => ({ text, bbox: uprightBox(bbox, turn) })), turn };
}

const lettersOf = (text: string): number => text.replace(/\s/g, '').length;

const weigh = (lines: Line[]): number => lines.reduce((sum, { text }) => sum + lettersOf(text), 0);

const isTall = ({ bbox: [left, top, right, bottom] }: Line): boolean => bottom - top > right - left;

/** How many lines stand at another height than the one before them, and the share of them that stands above it. */
function stepsOf(boxes: Box[]): { count: number; back: number } {
  let count = 0;
  let back = 0;
  for (const [index, [, top, , bottom]] of boxes.entries()) {
    const before = boxes[index - 1];
    if (!before) continue;
    const step = (top + bottom - before[1] - before[3]) / 2;
    if (Math.abs(step) < Math.min(bottom - top, before[3] - before[1]) / 2) continue;
    count++;
    if (step < 0) back++;
  }
  return { count, back: count === 0 ? 0 : back / count };
}
