import * as z from 'zod';
import { AccessList } from '../accesses/access.ts';
import type { Context } from '../context.ts';
import { cursorOf, moment } from './document.ts';
import { noSuchDocument } from './get.ts';

export const AccessesInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorOf(moment, z.uuid()).optional(),
});

/** Who saw one of the caller's documents, newest first; throws `not_found`. */
export async function listAccesses(
  ctx: Context,
  id: string,
  { limit, cursor }: z.infer<typeof AccessesInput>,
): Promise<z.infer<typeof AccessList>> {
  const args = { p_document: id, p_limit: limit, p_cursor: cursor ?? null };
  const list = await ctx.database.read('list_accesses', args, AccessList.nullable());
  if (!list) throw noSuchDocument();
  return list;
}
