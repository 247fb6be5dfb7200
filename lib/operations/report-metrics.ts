import * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';

const count = z.number().nonnegative();
const counts = z.record(z.string(), count);

/** Gauges of now, and counts since the UTC day began. */
export const MetricsReport = z.object({
  outcome: z.literal('reported'),
  queues: z.array(
    z.object({
      queue: z.string(),
      depth: count,
      scheduled: count,
      in_flight: count,
      held: z.boolean(),
      oldest_age_seconds: count,
    }),
  ),
  runs: z.array(z.object({ queue: z.string(), status: z.string(), count })),
  dead_letters: counts,
  mails: counts,
  mails_ended: counts,
  webhooks: counts,
  webhooks_ended: counts,
  documents: counts,
  usage: z.array(z.object({ service: z.string(), operation: z.string(), count, micro_usd: z.number() })),
  alerts: z.record(z.string(), z.boolean()),
  deployment_quotas: z.array(z.object({ quota: z.string(), used: count, most: count })),
  outbox_lag_seconds: z.number(),
  sweep_at_seconds: z.number(),
  sweep_age_seconds: z.number(),
  spans_dropped: count,
});
export type MetricsReport = z.infer<typeof MetricsReport>;

const Answer = z.discriminatedUnion('outcome', [MetricsReport, z.object({ outcome: z.literal('forbidden') })]);

/** What a monitoring system wants to know, for viewers, operators and whoever the deployment itself lets in (a system actor). */
export async function reportMetrics(ctx: Context): Promise<MetricsReport> {
  const p_actor = ctx.actor.kind === 'user' ? ctx.actor.id : null;
  const answer = await commit(ctx, 'metrics_report', { p_actor }, Answer);
  if (answer.outcome === 'reported') return answer;
  throw new AppError(
    'forbidden',
    'Metrics are for METRICS_TOKEN, or for accounts with a row in public.roles with the role "viewer" or "operator".',
  );
}
