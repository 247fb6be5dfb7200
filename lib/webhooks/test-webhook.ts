import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { Claimed, callReceiver } from './call.ts';
import { settle } from './deliver.ts';
import { type Delivery, noSuchWebhook } from './webhook.ts';

const Test = z.discriminatedUnion('outcome', [
  Claimed.extend({ outcome: z.literal('claimed') }),
  z.object({ outcome: z.enum(['too_many', 'not_found']) }),
]);

/** Calls a webhook of the caller's with a `webhook.test`, once and at once, and answers how that went; throws `not_found` and `rate_limited`. */
export async function testWebhook(ctx: Context, id: string): Promise<Delivery> {
  const claim = await commit(ctx, 'test_webhook', { p_owner: ownerOf(ctx), p_id: id }, Test);
  if (claim.outcome !== 'claimed') throw claim.outcome === 'too_many' ? tooMany() : noSuchWebhook();
  const settled = await settle(ctx, claim.delivery, await callReceiver(ctx, claim.delivery));
  if ('delivery' in settled) return settled.delivery;
  throw new AppError('conflict', 'The webhook was removed while it was tested.');
}

const tooMany = () => new AppError('rate_limited', 'A webhook can be tested ten times a minute.', { retryAfter: 60 });
