import type { Source } from '../find/source.ts';
import type { Learned } from './apply.ts';
import type { Lesson, Place } from './example.ts';
import { isSamePlace, placedValues } from './places.ts';
import { confidenceOf, inSoMany } from './tally.ts';
import { isSame, readerOf } from './values.ts';

/** A place on the page says less than a label. */
const UNLABELLED = 0.85;
/** A label that stands at several values here says less than one that stands at one. */
const AMBIGUOUS = 0.8;

/** The value that stands here where people found the right one; null where nothing stands there. */
export function valueFrom(source: Source, name: string, lessons: Lesson[]): Learned | null {
  const read = readerOf(name, source);
  if (!read) return null;
  const values = placedValues(source, read);
  for (const { place, right } of byTally(lessons)) {
    const here = values.filter((one) => one.places.some((other) => isSamePlace(other, place)));
    const [first] = here;
    if (!first) continue;
    const isClear = here.every(({ value }) => isSame(value, first.value));
    const trust = (place.side === 'at' ? UNLABELLED : 1) * (isClear ? 1 : AMBIGUOUS);
    return {
      name,
      value: first.value,
      confidence: trust * confidenceOf(right, lessons.length - right),
      reason: reasonOf(place, right),
      cells: [first.cell],
      at: first.at,
    };
  }
  return null;
}

/** The places of all lessons, the one first that was right most often, of equals the newest. */
function byTally(lessons: Lesson[]): { place: Place; right: number }[] {
  const tally: { place: Place; right: number }[] = [];
  for (const { places } of lessons)
    for (const place of places) {
      const known = tally.find((one) => isSamePlace(one.place, place));
      if (known) known.right += 1;
      else tally.push({ place, right: 1 });
    }
  return tally.sort((a, b) => b.right - a.right);
}

const reasonOf = (place: Place, right: number): string =>
  place.side === 'at'
    ? `You found it at this place ${inSoMany(right)}.`
    : `You took it from “${place.written}” ${inSoMany(right)}.`;
