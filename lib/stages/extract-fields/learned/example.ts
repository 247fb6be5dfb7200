import * as z from 'zod';
import { Box, CategoryName } from '../../stage.ts';

/**
 * Where a value stands: behind a label on its line, right of it, below it, or just at that place of the page. Labels are
 * letters alone, in small ones.
 */
export const Place = z.discriminatedUnion('side', [
  z.object({ side: z.enum(['behind', 'right', 'below']), label: z.string(), written: z.string() }),
  z.object({ side: z.literal('at'), page: z.int(), box: Box }),
]);
export type Place = z.infer<typeof Place>;

/** What a person said that the value of a field is, what had been found, and where the right value stands. */
export const Lesson = z.object({ value: z.json(), was: z.json(), places: z.array(Place) });
export type Lesson = z.infer<typeof Lesson>;

/** Whether something else, or nothing, had been found; texts that differ in signs alone are not the same here. */
export const isCorrected = ({ value, was }: Lesson): boolean => JSON.stringify(value) !== JSON.stringify(was);

/** What tells that two documents came from one sender, or from one form. */
export const Fingerprint = z.object({
  vendor: z.string().nullable(),
  /** The labels and headings of its first page. */
  marks: z.array(z.string()),
  /** Numbers and addresses that are somebody's alone. */
  ids: z.array(z.string()),
});
export type Fingerprint = z.infer<typeof Fingerprint>;

/** A document whose fields a person accepted or corrected. */
export const FieldExample = Fingerprint.extend({
  category: CategoryName,
  fields: z.record(z.string(), Lesson),
});
export type FieldExample = z.infer<typeof FieldExample>;
