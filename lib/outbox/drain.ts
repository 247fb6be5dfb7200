import type { Context } from '../context.ts';
import { renderMail } from '../notifications/render.ts';
import type { Effect, QueueMessage } from '../ports.ts';
import { DeleteObjects, type EffectResult, Finished, parallelismOf, RunJob, RunTask } from './outbox.ts';

// Six connections may be open at once; one is left for whatever else goes on.
const effectsAtOnce = 5;

// A batch call is bounded in time, so it is bounded in size.
const messagesPerCall = 100;

/** Does the effects that a commit handed out and records how they ended; never throws, the sweep owns leftovers. */
export async function drain(ctx: Context, effects: Effect[]): Promise<void> {
  if (effects.length === 0) return;
  const [, results] = await Promise.all([
    publish(ctx, effects.filter(isMessage)),
    inTurns(
      effects.filter((effect) => !isMessage(effect)),
      effectsAtOnce,
      (effect) => attempt(ctx, effect),
    ),
  ]);
  const known = results.filter((result) => result.outcome !== 'unknown');
  if (known.length === 0) return;
  try {
    await ctx.database.commit('finish_effects', { p_results: known }, Finished);
  } catch (error) {
    ctx.log.warn('effects not marked', { effects: known.length, reason: reasonOf(error) });
    await keepReceipts(ctx, effects, known);
  }
}

// A mail that was taken must not go out again because the database was away just then.
async function keepReceipts(ctx: Context, effects: Effect[], results: EffectResult[]): Promise<void> {
  const mails = new Set(effects.filter(({ kind }) => kind === 'send_mail').map(({ id }) => id));
  const taken = results.filter(({ id, outcome }) => outcome === 'done' && mails.has(id));
  await ctx.receipts.keep(taken.map(({ id }) => id));
}

const isMessage = ({ kind }: Effect): boolean => kind === 'run_job' || kind === 'run_task';

// What could not be published needs no mark: the work lies in rows, and the sweep publishes what is silent.
async function publish(ctx: Context, runs: Effect[]): Promise<void> {
  for (let from = 0; from < runs.length; from += messagesPerCall) {
    const some = runs.slice(from, from + messagesPerCall);
    try {
      await ctx.queue.publish(some.map(toMessage));
    } catch (error) {
      return ctx.log.warn('messages not published', { messages: runs.length - from, reason: reasonOf(error) });
    }
  }
}

function toMessage({ kind, payload, dedupe_key }: Effect): QueueMessage {
  if (kind === 'run_job') return { task: 'run_job', ...RunJob.parse(payload), dedupe_key };
  const { task } = RunTask.parse(payload);
  const parallelism = parallelismOf[task];
  return { task, job_id: null, queue: task, dedupe_key, parallelism, rate: null, period: null, delay_ms: 0 };
}

/** Does the work for each, so many at a time, and answers in the order asked. */
async function inTurns<T, R>(items: T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += atOnce)
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))));
  return results;
}

async function attempt(ctx: Context, effect: Effect): Promise<EffectResult> {
  const id = effect.id ?? '';
  try {
    return {
      id,
      ...(effect.kind === 'send_mail' ? await sendMail(ctx, id, effect) : await deleteObjects(ctx, effect)),
    };
  } catch (error) {
    ctx.log.error('effect not done', { effect_id: id, kind: effect.kind, reason: reasonOf(error) });
    return { id, outcome: 'retry', answer: { reason: reasonOf(error) } };
  }
}

async function sendMail(ctx: Context, id: string, effect: Effect): Promise<Omit<EffectResult, 'id'>> {
  if (!ctx.mailer) {
    ctx.log.info('mails are off', { effect_id: id });
    return { outcome: 'failed', answer: { reason: 'mails are off: no mail account is configured' } };
  }
  if (effect.is_second_try) {
    const receipt = await ctx.receipts.find(id);
    if (receipt === 'taken') return { outcome: 'done', answer: { reason: 'it was taken the first time' } };
    if (receipt === 'unknown')
      return { outcome: 'unknown', answer: { reason: 'nobody can tell whether it was taken' } };
  }
  const sent = await ctx.mailer.send(await renderMail(ctx, effect));
  if (sent.outcome === 'accepted') return { outcome: 'done', answer: { message_id: sent.message_id } };
  ctx.log.warn('mail not sent', { effect_id: id, outcome: sent.outcome, reason: sent.reason });
  if (sent.outcome === 'unknown') return { outcome: 'unknown', answer: { reason: sent.reason } };
  const retryAfter = sent.retry_after_ms === null ? {} : { retry_after_ms: wholeMs(sent.retry_after_ms) };
  return { outcome: sent.permanent ? 'failed' : 'retry', answer: { reason: sent.reason }, ...retryAfter };
}

async function deleteObjects(ctx: Context, effect: Effect): Promise<Omit<EffectResult, 'id'>> {
  await ctx.files.remove(DeleteObjects.parse(effect.payload).keys);
  return { outcome: 'done' };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const aDayInMs = 86_400_000;
const wholeMs = (ms: number): number => Math.min(aDayInMs, Math.ceil(ms));
