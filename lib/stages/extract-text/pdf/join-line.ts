import type { Box, Line } from '../../stage.ts';
import { boxOf, type PlacedText, union, type Viewport } from './geometry.ts';
import { inReadingOrder } from './part-order.ts';
import { closeSpacedLetters } from './spaced-letters.ts';
import { WordPlaces } from './word-places.ts';

/** Gaps as multiples of the height of the type: the one parts words, the other columns or cells (it becomes a tab). */
const wordGap = 0.15;
const columnGap = 1.5;

/** Joins the parts of a line; null when it holds nothing but blanks. */
export function joinLine(items: PlacedText[], viewport: Viewport): Line | null {
  let text = '';
  let box: Box | null = null;
  let previous: PlacedText | null = null;
  const places = new WordPlaces(viewport);
  for (const item of inReadingOrder(items)) {
    if (item.str.trim() === '') {
      text += ' ';
      continue;
    }
    if (previous) text = separate(text, previous, item);
    places.add(item, (text.at(-1) ?? '').trim() !== '');
    text += item.str;
    box = union(box, boxOf(item, viewport));
    previous = item;
  }
  if (!box) return null;
  const trimmed = text.trim();
  const words = places.take(trimmed);
  if (!words) return { text: mendLamAlef(trimmed), bbox: box };
  return { bbox: box, ...closeSpacedLetters({ text: trimmed, words }) };
}

function separate(text: string, one: PlacedText, other: PlacedText): string {
  const gap = gapBetween(one, other);
  if (gap > columnGap) return `${text.trimEnd()}\t`;
  const isNewWord =
    gap > wordGap || one.isApart || other.isApart || (one.dir !== other.dir && isLetterBorder(text, other.str));
  return isNewWord && !text.endsWith(' ') ? `${text} ` : text;
}

/** Letters of two scripts that run in two directions make no word. */
const isLetterBorder = (before: string, after: string) => /\p{L}$/u.test(before) && /^\p{L}/u.test(after);

/** The space between two runs as a multiple of the height of their type, whichever comes first; only for upright text. */
function gapBetween(one: PlacedText, other: PlacedText): number {
  if (one.transform[1] !== 0 || other.transform[1] !== 0) return 0;
  const [left, right] = one.transform[4] <= other.transform[4] ? [one, other] : [other, one];
  return (right.transform[4] - left.transform[4] - left.width) / Math.max(one.height, other.height, 1);
}

/** The library swaps the two letters of a lam-alef ligature; after an alef only the right order can be meant. */
const mendLamAlef = (text: string) => text.replace(/\u0627([\u0622\u0623\u0625\u0627])\u0644/g, '\u0627\u0644$1');
