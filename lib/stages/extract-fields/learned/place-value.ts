import type { Source } from '../find/source.ts';
import type { Learned } from './apply.ts';
import { isCorrected, type Lesson, type Place } from './example.ts';
import { isSamePlace, placedValues } from './places.ts';
import { confidenceOf, inSoMany } from './tally.ts';
import { isAlikeValue, isSame, readerOf } from './values.ts';

/** A place on the page says less than a label. */
const UNLABELLED = 0.85;
/** Labels that were right as often, or one label twice, with different values here say less. */
const AMBIGUOUS = 0.8;

interface Tallied {
  place: Place;
  /** The values that stood there. */
  values: unknown[];
  right: number;
  isCorrection: boolean;
}

/** The value that stands here where people found the right one; null where nothing stands there. */
export function valueFrom(source: Source, name: string, lessons: Lesson[]): Learned | null {
  const read = readerOf(name, source);
  if (!read) return null;
  const values = placedValues(source, read);
  const found = byTally(lessons).flatMap((tallied) => {
    const here = values.filter(
      (one) =>
        one.places.some((other) => isSamePlace(other, tallied.place)) &&
        tallied.values.some((right) => isAlikeValue(one.value, right)),
    );
    return here.map((placed) => ({ ...tallied, placed }));
  });
  const [best] = found;
  if (!best) return null;
  const { place, right, isCorrection, placed } = best;
  const isClear = found.every((other) => other.right < right || isSame(other.placed.value, placed.value));
  const trust = (place.side === 'at' ? UNLABELLED : 1) * (isClear ? 1 : AMBIGUOUS);
  return {
    name,
    value: placed.value,
    confidence: Math.round(100 * trust * confidenceOf(right, lessons.length - right)) / 100,
    reason: reasonOf(place, right),
    isCorrection,
    cells: [placed.cell],
    at: placed.at,
  };
}

/** The places of all lessons, the one first that was right most often, of equals the newest. */
function byTally(lessons: Lesson[]): Tallied[] {
  const tally: Tallied[] = [];
  for (const lesson of lessons)
    for (const place of lesson.places) {
      const known = tally.find((one) => isSamePlace(one.place, place));
      if (!known) tally.push({ place, values: [lesson.value], right: 1, isCorrection: isCorrected(lesson) });
      else {
        known.right += 1;
        known.values.push(lesson.value);
        known.isCorrection ||= isCorrected(lesson);
      }
    }
  return tally.sort((a, b) => b.right - a.right);
}

const reasonOf = (place: Place, right: number): string =>
  place.side === 'at'
    ? `You found it at this place ${inSoMany(right)}.`
    : `You took it from “${place.written}” ${inSoMany(right)}.`;
