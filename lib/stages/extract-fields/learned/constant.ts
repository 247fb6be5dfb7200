import type { Field } from '../../stage.ts';
import { lettersOf } from '../find/names.ts';
import type { Source } from '../find/source.ts';
import type { Learned } from './apply.ts';
import { isCorrected, type Lesson } from './example.ts';
import { confidenceOf, inSoMany } from './tally.ts';
import { isSame } from './values.ts';

/**
 * A sender's name or currency, as people said it is: where nothing was found, or the same that they corrected. Another
 * name that was found on the same form is another sender's.
 */
export function constantFrom(
  source: Source,
  name: string,
  lessons: Lesson[],
  known: Field | undefined,
): Learned | null {
  const [newest] = lessons;
  if (!newest) return null;
  const right = lessons.filter(({ value }) => isSame(value, newest.value)).length;
  const isTheSame = known && (isSame(known.value, newest.value) || lessons.some(({ was }) => isSame(was, known.value)));
  if (known && !isTheSame) return null;
  const cells = cellsOf(source, [newest.value, known?.value ?? newest.was]);
  const isCorrection = lessons.some((lesson) => isSame(lesson.value, newest.value) && isCorrected(lesson));
  const said = isCorrection ? 'You corrected it to' : 'You confirmed';
  return {
    name,
    value: newest.value,
    confidence: confidenceOf(right, lessons.length - right),
    reason: `${said} “${String(newest.value)}” ${inSoMany(right)}.`,
    isCorrection,
    cells,
  };
}

/** The first line that has the first of these that any line has. */
function cellsOf({ cells }: Source, values: unknown[]): Source['cells'] {
  for (const value of values) {
    const letters = typeof value === 'string' ? lettersOf(value) : '';
    const cell = letters.length >= 2 ? cells.find(({ text }) => lettersOf(text).includes(letters)) : undefined;
    if (cell) return [cell];
  }
  return [];
}
