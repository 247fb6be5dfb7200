import * as z from 'zod';
import { CategoryName } from '../../stage.ts';

/** A category that a person defined, as a run needs it: what it is about, and what its examples have in common. */
export const OwnCategory = z.object({
  slug: CategoryName,
  name: z.string(),
  description: z.string(),
  /** How many documents stand as examples of it. */
  examples: z.int().nonnegative(),
  /** Words and pairs of words: in how many of the examples, and in what share of the owner's other documents. */
  terms: z.array(z.object({ term: z.string(), examples: z.int(), elsewhere: z.number() })),
});
export type OwnCategory = z.infer<typeof OwnCategory>;
