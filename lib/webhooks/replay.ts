import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { Delivery } from './webhook.ts';

const Replayed = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('replayed'), delivery: Delivery }),
  z.object({ outcome: z.enum(['under_way', 'disabled', 'not_found']) }),
]);

const refusals = {
  under_way: 'This is still being delivered.',
  disabled: 'The webhook is disabled; enable it first.',
} as const;

/**
 * Owes a webhook of the caller's once more what it was told, under the same message id: a receiver that has it already
 * knows it by that. Throws `not_found` and `conflict`.
 */
export async function replayDelivery(ctx: Context, webhookId: string, deliveryId: string): Promise<Delivery> {
  const args = { p_owner: ownerOf(ctx), p_webhook: webhookId, p_delivery: deliveryId };
  const replayed = await commit(ctx, 'replay_delivery', args, Replayed);
  if (replayed.outcome === 'replayed') return replayed.delivery;
  if (replayed.outcome === 'not_found') throw new AppError('not_found', 'There is no such delivery.');
  throw new AppError('conflict', refusals[replayed.outcome]);
}
