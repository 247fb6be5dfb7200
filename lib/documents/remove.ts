import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { commit } from '../outbox/commit.ts';
import { noSuchDocument } from './get.ts';

export const RemoveInput = z.strictObject({ permanent: z.enum(['true', 'false']).default('false') });

const Counted = z.object({ count: z.number() });

/** Hides a document and cancels its run at once; erased after 30 days, or now when permanent. */
export async function removeDocument(ctx: Context, id: string, permanent: boolean): Promise<void> {
  const args = { p_owner: ownerOf(ctx), p_documents: [id], p_permanent: permanent };
  const { count } = await commit(ctx, 'delete_documents', args, Counted);
  if (count === 0) throw noSuchDocument();
}

/** Brings a hidden document back with its results. */
export async function restoreDocument(ctx: Context, id: string): Promise<void> {
  const { count } = await commit(ctx, 'restore_documents', { p_owner: ownerOf(ctx), p_documents: [id] }, Counted);
  if (count === 0) throw noSuchDocument();
}
