import * as z from 'zod';
import { AppError } from '../errors.ts';

/** What a webhook can be told of. */
export const EventType = z.enum([
  'document.uploaded',
  'document.processed',
  'batch.finished',
  'match.found',
  'application.updated',
  'fields.reviewed',
  'alert.opened',
  'alert.resolved',
]);

export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string().nullable(),
  /** Null for everything, also what there will be one day. */
  event_types: z.array(EventType).nullable(),
  enabled: z.boolean(),
  disabled_reason: z.enum(['by_hand', 'gone', 'failing']).nullable(),
  /** The first failed call after which none succeeded. */
  failing_since: z.string().nullable(),
  /** Until when calls are signed with the secret before this one too. */
  previous_secret_until: z.string().nullable(),
  created_at: z.string(),
});
export type Webhook = z.infer<typeof Webhook>;

export const WebhookList = z.object({ data: z.array(Webhook) });

/** A webhook with its secret, which is told once. */
export const NewWebhook = Webhook.extend({ secret: z.string() });
export type NewWebhook = z.infer<typeof NewWebhook>;

/** A message to a webhook, and how far it has come. */
export const Delivery = z.object({
  id: z.string(),
  webhook_id: z.string(),
  /** The `webhook-id` of its calls; a replay has that of its original. */
  message_id: z.string(),
  type: z.enum([...EventType.options, 'webhook.test']),
  status: z.enum(['owed', 'delivering', 'delivered', 'failed']),
  attempts: z.int(),
  http_status: z.int().nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  /** The beginning of what the receiver answered last. */
  response: z.string().nullable(),
  ms: z.int().nullable(),
  next_try_at: z.string().nullable(),
  created_at: z.string(),
  delivered_at: z.string().nullable(),
  replay_of: z.string().nullable(),
  /** The body of its calls. */
  payload: z.object({ type: z.string(), timestamp: z.string(), data: z.record(z.string(), z.unknown()) }),
});
export type Delivery = z.infer<typeof Delivery>;

export const noSuchWebhook = (): AppError => new AppError('not_found', 'There is no such webhook.');
