import * as z from 'zod';
import type { Context } from '../context.ts';
import { cursorOf } from '../documents/document.ts';
import { CategoryName } from '../stages/stage.ts';
import { passageOf } from './passage.ts';
import { termsOf } from './terms.ts';

const score = z.string().regex(/^(0|1)(\.\d{1,20})?$|^\d(\.\d{1,20})?e-\d{1,3}$/);
const mostTerms = 20;

export const SearchInput = z.strictObject({
  /** Words that must all be on one page; words in quotes stand one after the other; the last word may be only begun. */
  q: z
    .string()
    .trim()
    .max(200)
    .refine((text) => {
      const { length } = termsOf(text);
      return length > 0 && length <= mostTerms;
    }, `must have a word to look for, and at most ${mostTerms}`),
  mode: z.enum(['keyword']).default('keyword'),
  category: CategoryName.optional(),
  folder_id: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorOf(score, z.uuid(), z.string().regex(/^\d{1,9}$/)).optional(),
});

/** A page that has the words: the passage with most of them, and where they are in it (UTF-16 units, the end excluded). */
const Hit = z.object({
  document_id: z.string(),
  filename: z.string(),
  category: z.string().nullable(),
  page: z.int(),
  /** How well it suits, 0 to 1; comparable within one answer alone. */
  score: z.number(),
  text: z.string(),
  highlights: z.array(z.tuple([z.int(), z.int()])),
});

export const SearchResults = z.object({ data: z.array(Hit), next_cursor: z.string().nullable() });

const Found = z.object({ data: z.array(Hit.omit({ highlights: true })), next_cursor: z.string().nullable() });

/** The caller's pages that have all the words of a query, best first. */
export async function searchPages(
  ctx: Context,
  { q, category, folder_id, limit, cursor }: z.infer<typeof SearchInput>,
): Promise<z.infer<typeof SearchResults>> {
  const terms = termsOf(q);
  const args = { p_terms: terms, p_filter: { category, folder_id }, p_limit: limit, p_cursor: cursor ?? null };
  const { data, next_cursor } = await ctx.database.read('search_pages', args, Found);
  return { data: data.map((hit) => ({ ...hit, ...passageOf(hit.text, terms) })), next_cursor };
}
