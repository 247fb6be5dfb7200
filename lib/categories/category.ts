import * as z from 'zod';
import { CategoryName } from '../stages/stage.ts';

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters');

const Name = line(60).min(1);
const Description = z
  .string()
  .trim()
  .max(1_000)
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u, 'must not contain control characters');
const Threshold = z.number().min(0).max(1);

/** Documents that a category is told by; a few are enough. */
const Examples = z
  .array(z.uuid())
  .max(20)
  .refine((ids) => new Set(ids).size === ids.length, 'names a document twice');

/** A new category; without a slug it gets one that is made of its name. */
export const CategoryInput = z.strictObject({
  slug: CategoryName.optional(),
  name: Name,
  description: Description.default(''),
  examples: Examples.default([]),
  review_threshold: Threshold.nullable().optional(),
});

/** What of a category changes; of a built-in one the threshold alone, and null is what is usual. */
export const CategoryChanges = z
  .strictObject({
    name: Name.optional(),
    description: Description.optional(),
    examples: Examples.optional(),
    review_threshold: Threshold.nullable().optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'must change something');

/** A category that documents can be of, a built-in one or the caller's own. */
export const CategoryEntry = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  built_in: z.boolean(),
  review_threshold: z.number(),
  usual_threshold: z.number(),
  documents: z.int(),
  examples: z.array(z.object({ document_id: z.string(), filename: z.string() })),
  created_at: z.string().nullable(),
});
export type CategoryEntry = z.infer<typeof CategoryEntry>;

export const CategoryList = z.object({ data: z.array(CategoryEntry), next_cursor: z.null() });
