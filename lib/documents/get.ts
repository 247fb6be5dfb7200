import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { Document } from './document.ts';

/** Everything about one of the caller's documents; another's is not found. */
export async function getDocument(ctx: Context, id: string): Promise<Document> {
  const document = await ctx.database.read('get_document', { p_document: id }, Document.nullable());
  if (!document) throw noSuchDocument();
  return document;
}

export const noSuchDocument = (): AppError => new AppError('not_found', 'There is no such document.');
