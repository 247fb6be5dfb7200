import * as z from 'zod';
import type { Context } from '../context.ts';
import { cursorOf, moment } from '../documents/document.ts';
import { AppError } from '../errors.ts';
import { CategoryName } from '../stages/stage.ts';
import { wordsOf } from './fold.ts';
import { passageOf } from './passage.ts';
import { type Asked, likenessToNonsense, questionVector } from './question-vector.ts';
import { quoteOf } from './quote.ts';
import { termsOf } from './terms.ts';

const score = z.string().regex(/^(0|1)(\.\d{1,20})?$|^\d(\.\d{1,20})?e-\d{1,3}$/);
const mostTerms = 40;

const modes = ['hybrid', 'semantic', 'keyword'] as const;

export const SearchInput = z.strictObject({
  /** What to find: a question, or words; words in quotes stand one after the other, the last word may be only begun. */
  q: z
    .string()
    .trim()
    .max(300)
    .refine((text) => {
      const { length } = termsOf(text);
      return length > 0 && length <= mostTerms;
    }, `must have a word to look for, and at most ${mostTerms}`),
  /** By words and meaning, by meaning alone, or only pages that have all the words. */
  mode: z.enum(modes).default('hybrid'),
  category: CategoryName.optional(),
  folder_id: z.uuid().optional(),
  document_id: z.uuid().optional(),
  /** Only documents that came at this moment or later. */
  since: moment.optional(),
  /** Only documents that came before this moment. */
  until: moment.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorOf(score, z.uuid(), z.string().regex(/^\d{1,9}$/)).optional(),
});
type SearchInput = z.infer<typeof SearchInput>;

/** A page that answers: its best passage, and where in that the answer is (UTF-16 units, the end excluded). */
const Hit = z.object({
  document_id: z.string(),
  filename: z.string(),
  category: z.string().nullable(),
  page: z.int(),
  /** The headings above the passage, outermost first; null without any. */
  heading: z.string().nullable(),
  /** How well it suits, 0 to 1; comparable within one answer alone. */
  score: z.number(),
  found_by: z.array(z.enum(['keyword', 'semantic'])),
  text: z.string(),
  highlights: z.array(z.tuple([z.int(), z.int()])),
});

export const SearchResults = z.object({
  data: z.array(Hit),
  next_cursor: z.string().nullable(),
  /** How it was searched in the end. */
  mode_used: z.enum(modes),
  /** Why not as it was asked: `embeddings_unavailable` for now, `embeddings_off` for good. */
  reason: z.enum(['embeddings_unavailable', 'embeddings_off']).nullable(),
});

const Found = z.object({ data: z.array(Hit.omit({ highlights: true })), next_cursor: z.string().nullable() });

/** The caller's pages that answer a question, best first; without its engine a search by meaning and words goes by words alone. */
export async function searchPages(ctx: Context, input: SearchInput): Promise<z.infer<typeof SearchResults>> {
  const { q, mode, category, folder_id, document_id, since, until, limit, cursor } = input;
  const p_filter = { category, folder_id, document_id, since, until };
  const page = { p_filter, p_limit: limit, p_cursor: cursor ?? null };
  if (mode === 'keyword') return { ...(await allWords(ctx, q, page)), mode_used: mode, reason: null };
  const question = await questionVector(ctx, q);
  if (question.outcome !== 'known' && mode === 'semantic') {
    throw new AppError(
      'engine_unavailable',
      'Searching by meaning needs the embeddings engine, which does not serve now; search by words (mode=keyword).',
    );
  }
  const isKnown = question.outcome === 'known';
  const mode_used = isKnown ? mode : 'keyword';
  const words = [...new Set(wordsOf(q))];
  const p_query = { mode: mode_used, terms: termsOf(q), words, ...(isKnown && question.asked) };
  const found = await ctx.database.read('search_passages', { p_query, ...page }, Found);
  const isWordless = mode_used === 'hybrid' && !found.data.some(({ found_by }) => found_by.includes('keyword'));
  const floor = isKnown && isWordless ? await floorWithoutWords(ctx, question.asked, found) : null;
  const { data, next_cursor } =
    floor === null
      ? found
      : await ctx.database.read('search_passages', { p_query: { ...p_query, floor }, ...page }, Found);
  return {
    data: data.map((hit) => ({ ...hit, ...quoteOf(hit.text, words) })),
    next_cursor,
    mode_used,
    reason: isKnown ? null : question.outcome,
  };
}

/** A question of which no page has a word says nothing, or says it in other words: a higher floor, or null for none. */
async function floorWithoutWords(ctx: Context, asked: Asked, { data }: z.infer<typeof Found>): Promise<number | null> {
  const likeness = data.length > 0 ? await likenessToNonsense(ctx, asked) : null;
  return likeness !== null && likeness > asked.floor ? likeness : null;
}

async function allWords(ctx: Context, q: string, page: object) {
  const terms = termsOf(q);
  const { data, next_cursor } = await ctx.database.read('search_pages', { p_terms: terms, ...page }, Found);
  return { data: data.map((hit) => ({ ...hit, ...passageOf(hit.text, terms) })), next_cursor };
}
