import * as z from 'zod';
import type { Context } from '../context.ts';
import { Budget, MailQuota, withRole } from './operation.ts';

const count = z.int().nonnegative();
const ms = z.number().nullable();
const Percentiles = z.object({ p50: ms, p95: ms, p99: ms });
const StageFigures = z.object({ count, p50_ms: ms, p95_ms: ms, p99_ms: ms });

/** What ended within a span. Percentiles are null, and so is the rate, when nothing did. */
const WindowFigures = z.object({
  completed: count,
  failed: count,
  canceled: count,
  throughput_per_minute: z.number(),
  failure_rate: z.number().nullable(),
  wait_ms: Percentiles,
  run_ms: Percentiles,
  stages: z.record(z.string(), StageFigures),
});

const QueueHealth = z.object({
  name: z.string(),
  paused_at: z.string().nullable(),
  held_by: z.enum(['queue_paused', 'budget', 'deployment_quota']).nullable(),
  parallelism: count,
  rate: count.nullable(),
  period: z.string().nullable(),
  owner_window: count,
  priority: count,
  depth: count,
  scheduled: count,
  retrying: count,
  held: count,
  in_flight: count,
  oldest_age_seconds: z.number().nullable(),
  overdue: count,
  windows: z.object({ '1h': WindowFigures, '24h': WindowFigures }),
});

const Effects = z.object({ owed: count, leased: count, sending: count, unknown: count, failed: count });

export const QueueReport = z.object({
  now: z.string(),
  queues: z.array(QueueHealth),
  outbox: Effects.extend({ lag_seconds: z.number(), by_kind: z.record(z.string(), Effects) }),
  cron: z.object({ sweep_at: z.string().nullable(), late: z.boolean() }),
  budget: Budget,
  mail_quota: MailQuota,
});

/** How queues, outbox, cron, budget and mail quota stand, over everybody's work; for viewers and operators. */
export const reportQueues = (ctx: Context): Promise<z.infer<typeof QueueReport>> =>
  withRole(ctx, 'viewer', 'queue_report', {}, QueueReport);
