import type { Context } from '../context.ts';
import { renderMail } from '../notifications/render.ts';
import type { Effect, QueueMessage } from '../ports.ts';
import { currentTrace } from '../trace.ts';
import { ended, endedBefore, finish, reasonOf } from './finish.ts';
import { forgetPerson } from './forget-person.ts';
import { CallWebhook, DeleteObjects, type EffectResult, parallelismOf, RunJob, RunTask, Traced } from './outbox.ts';

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
  await finish(ctx, effects, results);
}

const isMessage = ({ kind }: Effect): boolean => kind === 'run_job' || kind === 'run_task' || kind === 'call_webhook';

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
  const atOnce = { job_id: null, dedupe_key, rate: null, period: null, delay_ms: 0 };
  if (kind === 'call_webhook') {
    const { delivery_id, webhook_id, parallelism, trace_id } = CallWebhook.parse(payload);
    return { task: kind, delivery_id, queue: `webhook-${webhook_id}`, parallelism, trace_id, ...atOnce };
  }
  const { task } = RunTask.parse(payload);
  return { task, queue: task, parallelism: parallelismOf[task], ...atOnce };
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
    if (effect.kind === 'send_mail') return await sendMail(ctx, id, effect);
    if (effect.kind === 'erase_account') return await eraseAccount(ctx, id, effect);
    return await deleteObjects(ctx, id, effect);
  } catch (error) {
    ctx.log.error('effect not done', { effect_id: id, kind: effect.kind, reason: reasonOf(error) });
    return { id, outcome: 'retry', answer: { reason: reasonOf(error) } };
  }
}

async function sendMail(ctx: Context, id: string, effect: Effect): Promise<EffectResult> {
  if (!ctx.mailer) {
    ctx.log.info('mails are off', { effect_id: id });
    return { id, outcome: 'failed', answer: { reason: 'mails are off: no mail account is configured' } };
  }
  const [before] = await endedBefore(ctx, [effect]);
  if (before) return before;
  const { trace_id } = Traced.parse(effect.payload);
  const mail = await renderMail(ctx, effect);
  const sent = await ctx.mailer.send({ ...mail, trace_id: trace_id ?? currentTrace()?.traceId });
  ctx.log.info('mail', { effect_id: id });
  if (sent.outcome !== 'accepted')
    ctx.log.warn('mail not sent', { effect_id: id, outcome: sent.outcome, reason: sent.reason });
  return ended(id, sent);
}

async function eraseAccount(ctx: Context, id: string, effect: Effect): Promise<EffectResult> {
  const isDone = await forgetPerson(ctx, effect);
  ctx.log.info('account erased', { effect_id: id, whole: isDone });
  return { id, outcome: isDone ? 'done' : 'retry' };
}

async function deleteObjects(ctx: Context, id: string, effect: Effect): Promise<EffectResult> {
  await ctx.files.remove(DeleteObjects.parse(effect.payload).keys);
  return { id, outcome: 'done' };
}
