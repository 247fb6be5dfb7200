import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { commitOnce } from '../outbox/commit.ts';
import { newSecret } from './sign.ts';
import { type NewWebhook, noSuchWebhook, Webhook } from './webhook.ts';

export const RotateSecretInput = z.strictObject({
  /** How long calls are signed with the secret so far as well. */
  grace_seconds: z
    .int()
    .min(0)
    .max(7 * 86_400)
    .default(86_400),
});

const Rotated = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('rotated'), webhook: Webhook }),
  z.object({ outcome: z.literal('not_found') }),
]);

/** Gives a webhook of the caller's a new secret, and tells it; throws `not_found`. */
export async function rotateSecret(
  ctx: Context,
  id: string,
  { grace_seconds }: z.infer<typeof RotateSecretInput>,
): Promise<NewWebhook> {
  const secret = newSecret();
  const args = { p_owner: ownerOf(ctx), p_id: id, p_secret: secret, p_grace_seconds: grace_seconds };
  const rotated = await commitOnce(ctx, 'rotate_webhook_secret', args, Rotated);
  if (rotated.outcome === 'not_found') throw noSuchWebhook();
  return { ...rotated.webhook, secret };
}
