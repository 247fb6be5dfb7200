import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import type { Document, DocumentChanges } from './document.ts';
import { getDocument, noSuchDocument } from './get.ts';

const Outcome = z.object({ outcome: z.enum(['updated', 'not_found', 'folder_not_found']) });

/** Sets what a person knows better than the engines: category, folder, "this is my resume". */
export async function updateDocument(
  ctx: Context,
  id: string,
  changes: z.infer<typeof DocumentChanges>,
): Promise<Document> {
  const { outcome } = await commit(
    ctx,
    'update_document',
    { p_owner: ownerOf(ctx), p_document: id, p_changes: changes },
    Outcome,
  );
  if (outcome === 'not_found') throw noSuchDocument();
  if (outcome === 'folder_not_found')
    throw new AppError('not_found', 'There is no such folder; make one with POST /v1/folders.');
  return getDocument(ctx, id);
}
