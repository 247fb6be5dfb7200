import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commitOnce } from '../outbox/commit.ts';
import { ApiKey, type NewApiKey, Scope } from './api-key.ts';
import { hashOf, newPrefix, newSecret, writeKey } from './key-text.ts';

export const ApiKeyInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters'),
  scopes: z
    .array(Scope)
    .min(1, 'must name at least one scope')
    .max(50)
    .transform((scopes) => [...new Set(scopes)]),
  expires_in_days: z.int().min(1).max(365).default(90),
});

const Made = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('made'), api_key: ApiKey }),
  z.object({ outcome: z.literal('forbidden'), scope: Scope }),
  z.object({ outcome: z.enum(['too_many', 'no_account']) }),
]);

/** Makes a key of the caller's; throws `forbidden` for scopes beyond their role and `conflict` when they have 50. */
export async function makeApiKey(ctx: Context, input: z.infer<typeof ApiKeyInput>): Promise<NewApiKey> {
  const text = { prefix: newPrefix(), secret: newSecret() };
  const made = await commitOnce(
    ctx,
    'make_api_key',
    {
      p_owner: ownerOf(ctx),
      p_id: ctx.newId(),
      p_name: input.name,
      p_prefix: text.prefix,
      p_hash: await hashOf(text.secret),
      p_scopes: input.scopes,
      p_days: input.expires_in_days,
    },
    Made,
  );
  if (made.outcome === 'made') return { ...made.api_key, key: writeKey(text) };
  if (made.outcome === 'forbidden') throw new AppError('forbidden', beyondRole(made.scope));
  if (made.outcome === 'no_account') throw new AppError('unauthorized', 'This account does not exist any more.');
  throw new AppError('conflict', 'You have 50 keys that work already; revoke one of them first.');
}

const beyondRole = (scope: Scope): string =>
  `Your account's role does not allow ${scope}; ${scope === 'operations:read' || scope === 'metrics:read' ? 'operators and viewers' : 'operators'} may make keys with it.`;
