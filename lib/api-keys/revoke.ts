import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { commit } from '../outbox/commit.ts';
import { noSuchKey } from './rotate.ts';

const Revoked = z.object({ outcome: z.enum(['revoked', 'not_found']) });

/** Ends a key of the caller's for good; throws `not_found`. */
export async function revokeApiKey(ctx: Context, id: string): Promise<void> {
  const { outcome } = await commit(ctx, 'revoke_api_key', { p_owner: ownerOf(ctx), p_key: id }, Revoked);
  if (outcome === 'not_found') throw noSuchKey();
}
