import * as z from 'zod';
import type { Context } from '../context.ts';
import { commit, commitOnce } from '../outbox/commit.ts';
import { type CallResult, Claimed, callReceiver } from './call.ts';
import { Delivery } from './webhook.ts';

/** What the queue is told: done with this message, or come back later with the same one. */
export type DeliveryAnswer = { outcome: string; retryAfterMs: number | null };

const Claim = z.discriminatedUnion('outcome', [
  Claimed.extend({ outcome: z.literal('claimed') }),
  z.object({ outcome: z.literal('early'), retry_after_ms: z.number() }),
  z.object({ outcome: z.enum(['done', 'gone']) }),
]);

const Settled = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['delivered', 'failed']), delivery: Delivery }),
  z.object({ outcome: z.literal('retrying'), retry_after_ms: z.number() }),
  z.object({ outcome: z.literal('lost') }),
]);

/** The broker delivers a message seven times; a delivery that is still open then is found by the sweep. */
const lastRetry = 6;

/** Makes the delivery that a message names; how it went is committed before it is answered. */
export async function deliver(
  ctx: Context,
  message: { deliveryId: string; messageId: string; retried: number },
): Promise<DeliveryAnswer> {
  const later = (outcome: string, ms: number): DeliveryAnswer => ({
    outcome,
    retryAfterMs: message.retried < lastRetry ? ms : null,
  });
  const args = { p_delivery: message.deliveryId, p_message: message.messageId, p_retried: message.retried };
  const claim = await commit(ctx, 'claim_delivery', args, Claim);
  if (claim.outcome === 'early') return later(claim.outcome, claim.retry_after_ms);
  if (claim.outcome !== 'claimed') return { outcome: claim.outcome, retryAfterMs: null };
  const settled = await settle(ctx, claim.delivery, await callReceiver(ctx, claim.delivery));
  if (settled.outcome === 'retrying') return later(settled.outcome, settled.retry_after_ms);
  return { outcome: settled.outcome, retryAfterMs: null };
}

/** Takes down how a call went; asked again when the answer is lost, since a call whose mark is lost is made twice. */
export const settle = (ctx: Context, { id, attempt }: { id: string; attempt: number }, result: CallResult) =>
  commitOnce(ctx, 'settle_delivery', { p_delivery: id, p_attempt: attempt, p_answer: result }, Settled);
