import * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { Scope } from './api-key.ts';
import { hashOf, readKey } from './key-text.ts';

/** Whom a key speaks for, and what it may do. */
export interface KeyHolder {
  key_id: string;
  owner: string;
  scopes: Scope[];
  /** Until the key, or the grace of its secret, ends. */
  seconds_left: number;
}

const Used = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('used'),
    key_id: z.string(),
    owner: z.string(),
    scopes: z.array(Scope),
    seconds_left: z.int(),
  }),
  z.object({ outcome: z.enum(['unknown', 'revoked', 'expired', 'rotated']) }),
]);

const refusals = {
  unknown: 'There is no such API key.',
  revoked: 'This API key was revoked.',
  expired: 'This API key has expired; its owner can make a new one.',
  rotated: 'This API key was rotated, and the grace of its former secret is over.',
} as const;

/** Finds whose key this is; throws `unauthorized` with the reason when it does not work. */
export async function identifyHolder(ctx: Context, text: string): Promise<KeyHolder> {
  const key = readKey(text);
  if (!key)
    throw new AppError('unauthorized', 'This API key was mistyped or cut short: its checksum does not match it.');
  const args = { p_prefix: key.prefix, p_hash: await hashOf(key.secret) };
  const used = await commit(ctx, 'use_api_key', args, Used);
  if (used.outcome !== 'used') throw new AppError('unauthorized', refusals[used.outcome]);
  return used;
}
