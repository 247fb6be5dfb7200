import type { PlacedText } from './geometry.ts';

const letter = /\p{L}/gu;
const wordCharacter = /[\p{L}\p{N}]/u;

/**
 * The parts of a line in the order of reading: programs draw them in any order. Blanks between parts that were out of
 * order mean nothing and are left out; text that is turned stays as it is.
 */
export function inReadingOrder(items: PlacedText[]): PlacedText[] {
  if (items.length === 1) return items;
  const parts = items.filter(({ str }) => str.trim() !== '');
  if (!parts.every(({ transform }) => transform[1] === 0 && transform[0] > 0)) return items;
  if (parts.some(({ dir }) => dir === 'rtl')) return mixedOrder(parts);
  if (!parts.every(({ dir }) => dir === 'ltr')) return items;
  const isOrdered = parts.every(
    (part, index) => index === 0 || part.transform[4] >= (parts[index - 1]?.transform[4] ?? 0),
  );
  return isOrdered ? items : parts.sort(fromTheLeft);
}

const fromTheLeft = (one: PlacedText, other: PlacedText) => one.transform[4] - other.transform[4];

/** A line with a script from right to left runs as most of its letters do, and parts of the other direction against it. */
function mixedOrder(parts: PlacedText[]): PlacedText[] {
  const lettersOf = (direction: string) =>
    parts.reduce((sum, { dir, str }) => sum + (dir === direction ? (str.match(letter)?.length ?? 0) : 0), 0);
  const inner = lettersOf('rtl') >= lettersOf('ltr') ? 'ltr' : 'rtl';
  parts.sort(inner === 'rtl' ? fromTheLeft : (one, other) => fromTheLeft(other, one));
  const ordered: PlacedText[] = [];
  let stretch: PlacedText[] = [];
  for (const part of parts) {
    if (part.dir === inner && wordCharacter.test(part.str)) {
      stretch.unshift(part);
      continue;
    }
    ordered.push(...stretch, part);
    stretch = [];
  }
  return [...ordered, ...stretch];
}
