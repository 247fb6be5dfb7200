import type { Context } from '../context.ts';
import type { MailOutcome } from '../ports/mails.ts';
import type { Effect } from '../ports.ts';
import { type EffectResult, Finished } from './outbox.ts';

/** Records how effects ended; never throws. A mail that was taken must not go out again because the database was away just then. */
export async function finish(ctx: Context, effects: Effect[], results: EffectResult[]): Promise<void> {
  const known = results.filter((result) => result.outcome !== 'unknown');
  if (known.length === 0) return;
  try {
    const { events } = await ctx.database.commit('finish_effects', { p_results: known }, Finished);
    await ctx.live.ring(events);
  } catch (error) {
    ctx.log.warn('effects not marked', { effects: known.length, reason: reasonOf(error) });
    const mails = new Set(effects.filter(({ kind }) => kind === 'send_mail').map(({ id }) => id));
    const taken = known.filter(({ id, outcome }) => outcome === 'done' && mails.has(id));
    await ctx.receipts.keep(taken.map(({ id }) => id));
  }
}

/** How the effect of a mail ended, as the mailer saw it. */
export function ended(id: string, sent: MailOutcome): EffectResult {
  if (sent.outcome === 'accepted') return { id, outcome: 'done', answer: { message_id: sent.message_id } };
  if (sent.outcome === 'unknown') return { id, outcome: 'unknown', answer: { reason: sent.reason } };
  const retryAfter = sent.retry_after_ms === null ? {} : { retry_after_ms: wholeMs(sent.retry_after_ms) };
  return { id, outcome: sent.permanent ? 'failed' : 'retry', answer: { reason: sent.reason }, ...retryAfter };
}

/** What to do about mails that may have been sent already: nothing for those that were taken, or of which nobody can tell now. */
export async function endedBefore(ctx: Context, mails: Effect[]): Promise<EffectResult[]> {
  const again = mails.filter(({ is_second_try }) => is_second_try).map(({ id }) => id ?? '');
  if (again.length === 0) return [];
  const taken = await ctx.receipts.find(again);
  if (taken === null) return again.map((id) => ({ id, outcome: 'unknown' }));
  const answer = { reason: 'it was taken the first time' };
  return again.filter((id) => taken.has(id)).map((id) => ({ id, outcome: 'done', answer }));
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const aDayInMs = 86_400_000;
const wholeMs = (ms: number): number => Math.min(aDayInMs, Math.ceil(ms));
