import * as z from 'zod';
import type { Context } from '../context.ts';
import { cursorOf } from '../documents/document.ts';
import { ApiKeyList } from './api-key.ts';

export const ListApiKeysInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorOf(z.iso.datetime({ offset: true }), z.uuid()).optional(),
});

/** The caller's keys, newest first; those that ended stay for 90 days. */
export const listApiKeys = (ctx: Context, { limit, cursor }: z.infer<typeof ListApiKeysInput>) =>
  ctx.database.read('list_api_keys', { p_limit: limit, p_cursor: cursor ?? null }, ApiKeyList);
