import { recordAccess } from '../accesses/record.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { Document } from './document.ts';

/** Everything about one of the caller's documents; another's is not found. */
export async function getDocument(ctx: Context, id: string): Promise<Document> {
  const document = await ctx.database.read('get_document', { p_document: id }, Document.nullable());
  if (!document) throw noSuchDocument();
  return document;
}

/** The same for whoever wants to see it, which is taken down. */
export async function openDocument(ctx: Context, id: string): Promise<Document> {
  const document = await getDocument(ctx, id);
  recordAccess(ctx, 'opened', [document.id]);
  return document;
}

export const noSuchDocument = (): AppError => new AppError('not_found', 'There is no such document.');
