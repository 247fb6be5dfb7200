import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError, invalidInput } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { isBuiltIn } from '../stages/stage.ts';
import type { CategoryChanges, CategoryEntry, CategoryInput } from './category.ts';
import { readExamples } from './examples.ts';
import { listCategories } from './list.ts';
import { slugOf } from './slug.ts';

const Saved = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['saved', 'not_found', 'slug_taken', 'name_taken', 'too_many']) }),
  z.object({ outcome: z.literal('no_such_document'), missing: z.array(z.string()) }),
]);

type Changes = z.infer<typeof CategoryChanges>;

/** Makes a category of the caller's own; its examples are put into it. At most 50 a person. */
export function makeCategory(ctx: Context, input: z.infer<typeof CategoryInput>): Promise<CategoryEntry> {
  const { slug = slugOf(input.name) ?? `category_${ctx.newId().slice(-6)}`, ...changes } = input;
  return save(ctx, slug, changes, true);
}

/** Changes a category of the caller's own, or how sure they want to be of a built-in one. */
export function changeCategory(ctx: Context, slug: string, changes: Changes): Promise<CategoryEntry> {
  const others = Object.keys(changes).filter((key) => key !== 'review_threshold');
  if (isBuiltIn(slug) && others.length > 0) {
    const issues = others.map((path) => ({ path, message: 'cannot be changed: this category is built in' }));
    throw new AppError('invalid_input', `Of the built-in category ${slug} only review_threshold can be changed.`, {
      issues,
    });
  }
  return save(ctx, slug, changes, false);
}

async function save(ctx: Context, slug: string, changes: Changes, isNew: boolean): Promise<CategoryEntry> {
  const { examples, ...rest } = changes;
  const args = { p_owner: ownerOf(ctx), p_slug: slug, p_changes: rest, p_is_new: isNew };
  const p_examples = examples ? await termsOfAll(ctx, examples) : null;
  const answer = await commit(ctx, 'save_category', { ...args, p_examples }, Saved);
  if (answer.outcome === 'no_such_document') throw noSuchDocuments(answer.missing, examples ?? []);
  if (answer.outcome !== 'saved') throw refusals[answer.outcome](slug, changes.name ?? '');
  const saved = (await listCategories(ctx)).data.find((entry) => entry.slug === slug);
  if (!saved) throw noSuchCategory();
  return saved;
}

async function termsOfAll(ctx: Context, ids: string[]) {
  const read = await readExamples(ctx, ids);
  return ids.map((document_id) => ({ document_id, terms: read.get(document_id) ?? null }));
}

/** Removes a category of the caller's own; its documents stay, as what they would be without it. */
export async function removeCategory(ctx: Context, slug: string): Promise<void> {
  if (isBuiltIn(slug)) throw new AppError('conflict', 'The built-in categories stay; only your own can be deleted.');
  const args = { p_owner: ownerOf(ctx), p_slug: slug };
  const Outcome = z.object({ outcome: z.enum(['deleted', 'not_found']) });
  const { outcome } = await commit(ctx, 'delete_category', args, Outcome);
  if (outcome === 'not_found') throw noSuchCategory();
}

const noSuchCategory = () => new AppError('not_found', 'There is no such category; GET /v1/categories lists them.');

const refusals = {
  not_found: noSuchCategory,
  slug_taken: (slug: string) =>
    new AppError('conflict', `There is a category with the slug ${slug} already; choose another slug.`),
  name_taken: (_slug: string, name: string) => new AppError('conflict', `You have a category named "${name}" already.`),
  too_many: () => new AppError('conflict', 'You have 50 categories of your own, which is the most; delete one first.'),
};

function noSuchDocuments(missing: string[], examples: string[]): AppError {
  const issues = missing.map((id) => ({
    path: `examples.${examples.indexOf(id)}`,
    message: 'is none of your documents that have been read',
  }));
  return invalidInput('body', issues);
}
