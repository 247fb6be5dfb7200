import * as z from 'zod';
import type { Context } from '../context.ts';
import { cursorOf } from '../documents/document.ts';
import { Delivery, noSuchWebhook, WebhookList } from './webhook.ts';

/** The caller's webhooks, oldest first. */
export const listWebhooks = (ctx: Context) => ctx.database.read('list_webhooks', {}, WebhookList);

export const ListDeliveriesInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorOf(z.iso.datetime({ offset: true }), z.uuid()).optional(),
  status: Delivery.shape.status.optional(),
  type: Delivery.shape.type.optional(),
});

export const DeliveryList = z.object({ data: z.array(Delivery), next_cursor: z.string().nullable() });

/** What a webhook of the caller's was told in the last 30 days, newest first; throws `not_found`. */
export async function listDeliveries(
  ctx: Context,
  webhookId: string,
  { limit, cursor, status, type }: z.infer<typeof ListDeliveriesInput>,
): Promise<z.infer<typeof DeliveryList>> {
  const args = {
    p_webhook: webhookId,
    p_limit: limit,
    p_cursor: cursor ?? null,
    p_status: status ?? null,
    p_type: type ?? null,
  };
  const list = await ctx.database.read('list_webhook_deliveries', args, DeliveryList.nullable());
  if (!list) throw noSuchWebhook();
  return list;
}
