import * as z from 'zod';
import type { Context } from '../context.ts';
import { renderBulk } from '../notifications/render.ts';
import type { Effect } from '../ports.ts';
import { commit } from './commit.ts';
import { ended, endedBefore, finish } from './finish.ts';
import type { EffectResult } from './outbox.ts';

const Leased = z.object({
  mails: z.array(
    z.object({
      id: z.uuid(),
      kind: z.literal('send_mail'),
      dedupe_key: z.string(),
      owner: z.uuid(),
      payload: z.unknown(),
      is_second_try: z.boolean(),
    }),
  ),
});

/**
 * Sends up to a thousand of the mails that leave together, in one call of the mail vendor; others follow by messages of
 * their own. A run that dies leaves mails of which only the vendor's reports, or 15 minutes of silence, tell more.
 */
export async function sendMails(ctx: Context): Promise<{ outcome: 'sent'; mails: number }> {
  const { mails } = await commit(ctx, 'lease_mails', {}, Leased);
  if (mails.length > 0) await finish(ctx, mails, await send(ctx, mails));
  return { outcome: 'sent', mails: mails.length };
}

async function send(ctx: Context, mails: Effect[]): Promise<EffectResult[]> {
  const { mailer } = ctx;
  if (!mailer) return mails.map(({ id }) => ({ id: id ?? '', outcome: 'failed', answer: off }));
  const before = await endedBefore(ctx, mails);
  const settled = new Set(before.map(({ id }) => id));
  const bulk = await renderBulk(
    ctx,
    mails.filter(({ id }) => !settled.has(id ?? '')),
  );
  const results = [...before];
  for (const { effect_id, reason } of bulk.unreadable) {
    ctx.log.error('mail not rendered', { effect_id, reason });
    results.push({ id: effect_id, outcome: 'failed', answer: { reason } });
  }
  for (const mail of bulk.mails) {
    const outcomes = await mailer.sendMany(mail);
    for (const [index, { effect_id }] of mail.recipients.entries())
      results.push(
        ended(effect_id, outcomes[index] ?? { outcome: 'unknown', reason: 'the mailer said nothing of it' }),
      );
  }
  report(ctx, results);
  return results;
}

function report(ctx: Context, results: EffectResult[]): void {
  const unsent = results.filter(({ outcome }) => outcome !== 'done');
  if (unsent.length > 0)
    ctx.log.warn('mails not sent', {
      mails: unsent.length,
      of: results.length,
      reason: String(unsent[0]?.answer?.reason),
    });
}

const off = { reason: 'mails are off: no mail account is configured' };
