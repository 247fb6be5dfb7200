import * as z from 'zod';
import { readExamples } from '../categories/examples.ts';
import { type Context, ownerOf } from '../context.ts';
import { AppError, invalidInput } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { categories, isBuiltIn } from '../stages/stage.ts';
import type { Document, DocumentChanges } from './document.ts';
import { getDocument, noSuchDocument } from './get.ts';

const Outcome = z.object({ outcome: z.enum(['updated', 'not_found', 'folder_not_found', 'category_not_found']) });

/** Sets what a person knows better than the engines: category, folder, "this is my resume". */
export async function updateDocument(
  ctx: Context,
  id: string,
  changes: z.infer<typeof DocumentChanges>,
): Promise<Document> {
  const { category } = changes;
  const terms = category && !isBuiltIn(category) ? (await readExamples(ctx, [id])).get(id) : null;
  const args = { p_owner: ownerOf(ctx), p_document: id, p_changes: changes, p_terms: terms ?? null };
  const { outcome } = await commit(ctx, 'update_document', args, Outcome);
  if (outcome === 'not_found') throw noSuchDocument();
  if (outcome === 'folder_not_found')
    throw new AppError('not_found', 'There is no such folder; make one with POST /v1/folders.');
  if (outcome === 'category_not_found') throw noSuchCategory();
  return getDocument(ctx, id);
}

function noSuchCategory(): AppError {
  const message = `must be one of ${categories.join(', ')}, or one of your own, made with POST /v1/categories`;
  return invalidInput('body', [{ path: 'category', message }]);
}
