import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError, invalidInput } from '../errors.ts';
import { commit, commitOnce } from '../outbox/commit.ts';
import { refusalOf, rulesFor } from './receiver-url.ts';
import { newSecret } from './sign.ts';
import { EventType, type NewWebhook, noSuchWebhook, Webhook } from './webhook.ts';

const url = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .meta({ examples: ['https://example.com/webhooks'] });
const description = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters')
  .transform((text) => text || null)
  .nullable();
const eventTypes = z
  .array(EventType)
  .min(1, 'must name at least one type, or be null for all')
  .max(20)
  .transform((types) => [...new Set(types)])
  .nullable();

export const WebhookInput = z.strictObject({
  url,
  description: description.default(null),
  event_types: eventTypes.default(null),
});

export const WebhookChanges = z
  .strictObject({
    url: url.optional(),
    description: description.optional(),
    event_types: eventTypes.optional(),
    enabled: z.boolean().optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'must name something to change');

const Created = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('created'), webhook: Webhook }),
  z.object({ outcome: z.literal('too_many') }),
]);

/** Makes a webhook of the caller's and tells its secret; throws `conflict` when they have ten. */
export async function createWebhook(ctx: Context, input: z.infer<typeof WebhookInput>): Promise<NewWebhook> {
  requirePublic(ctx, input.url);
  const secret = newSecret();
  const args = { p_owner: ownerOf(ctx), p_id: ctx.newId(), p_webhook: input, p_secret: secret };
  const created = await commitOnce(ctx, 'create_webhook', args, Created);
  if (created.outcome === 'created') return { ...created.webhook, secret };
  throw new AppError('conflict', 'You have ten webhooks already; remove one of them first.');
}

const Saved = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), webhook: Webhook }),
  z.object({ outcome: z.literal('not_found') }),
]);

/** Changes a webhook of the caller's; one that is disabled gives up what it is still owed. Throws `not_found`. */
export async function updateWebhook(
  ctx: Context,
  id: string,
  changes: z.infer<typeof WebhookChanges>,
): Promise<Webhook> {
  if (changes.url !== undefined) requirePublic(ctx, changes.url);
  const args = { p_owner: ownerOf(ctx), p_id: id, p_changes: changes };
  const saved = await commit(ctx, 'update_webhook', args, Saved);
  if (saved.outcome === 'not_found') throw noSuchWebhook();
  return saved.webhook;
}

const Deleted = z.object({ outcome: z.enum(['deleted', 'not_found']) });

/** Removes a webhook of the caller's, with its log; throws `not_found`. */
export async function removeWebhook(ctx: Context, id: string): Promise<void> {
  const { outcome } = await commit(ctx, 'delete_webhook', { p_owner: ownerOf(ctx), p_id: id }, Deleted);
  if (outcome === 'not_found') throw noSuchWebhook();
}

function requirePublic(ctx: Context, address: string): void {
  const message = refusalOf(address, rulesFor(ctx.appUrl));
  if (message !== null) throw invalidInput('body', [{ path: 'url', message }]);
}
