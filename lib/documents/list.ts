import * as z from 'zod';
import type { Context } from '../context.ts';
import { cursorOf, DocumentList, flagFromText } from './document.ts';
import { DocumentFilter } from './selection.ts';

const confidence = z.string().regex(/^\d(\.\d{1,20})?(e-\d{1,3})?$/);
const newestCursor = cursorOf(z.iso.datetime({ offset: true }), z.uuid());
const leastSureCursor = cursorOf(confidence, z.uuid());

export const ListDocumentsInput = DocumentFilter.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.union([newestCursor, leastSureCursor]).optional(),
  order: z.enum(['newest', 'least_sure']).default('newest'),
  count: z.preprocess(flagFromText, z.boolean('must be true or false')).default(false),
}).refine(({ cursor, order }) => cursor === undefined || isNewest(cursor) === (order === 'newest'), {
  message: 'must be the next_cursor of an answer in the same order',
  path: ['cursor'],
});

type List = z.infer<typeof ListDocumentsInput>;

const isNewest = (cursor: string): boolean => newestCursor.safeParse(cursor).success;

/** A page of the caller's documents, newest or least sure first; `total` is counted on request. */
export function listDocuments(
  ctx: Context,
  input: Omit<List, 'order' | 'count'> & Partial<List>,
): Promise<z.infer<typeof DocumentList>> {
  const { limit, cursor, order = 'newest', count = false, ...filter } = input;
  const args = { p_limit: limit, p_cursor: cursor ?? null, p_filter: filter, p_order: order, p_count: count };
  return ctx.database.read('list_documents', args, DocumentList);
}
