import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commitOnce } from '../outbox/commit.ts';
import { ApiKey, type NewApiKey } from './api-key.ts';
import { hashOf, newSecret, writeKey } from './key-text.ts';

export const RotateInput = z.strictObject({
  /** How long the secret so far goes on working; without it, not at all. */
  grace_seconds: z.int().min(0).max(86_400).default(0),
});

const Rotated = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('rotated'), api_key: ApiKey }),
  z.object({ outcome: z.enum(['not_found', 'revoked', 'expired', 'too_many']) }),
]);

const refusals = {
  revoked: 'This key was revoked; make a new one.',
  expired: 'This key has expired; make a new one.',
  too_many: 'Ten secrets of this key are within their grace already; wait for one of them to end.',
} as const;

/** Gives a key of the caller's a new secret and its whole time again; throws `conflict` when it does not work any more. */
export async function rotateApiKey(
  ctx: Context,
  id: string,
  { grace_seconds }: z.infer<typeof RotateInput>,
): Promise<NewApiKey> {
  const secret = newSecret();
  const args = { p_owner: ownerOf(ctx), p_key: id, p_hash: await hashOf(secret), p_grace_seconds: grace_seconds };
  const rotated = await commitOnce(ctx, 'rotate_api_key', args, Rotated);
  if (rotated.outcome === 'not_found') throw noSuchKey();
  if (rotated.outcome !== 'rotated') throw new AppError('conflict', refusals[rotated.outcome]);
  return { ...rotated.api_key, key: writeKey({ prefix: rotated.api_key.prefix, secret }) };
}

export const noSuchKey = (): AppError => new AppError('not_found', 'There is no such API key.');
