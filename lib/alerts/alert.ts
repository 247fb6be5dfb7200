import * as z from 'zod';

const SloName = z.enum(['queue_age', 'dead_letters', 'unknown_mails', 'outbox_lag', 'cron_silent', 'deployment_quota']);

/** What is promised, how it stands now, and whether it holds: while the value is above the bound, an alert is open. */
const Slo = z.object({
  name: SloName,
  bound: z.number(),
  unit: z.enum(['seconds', 'count', 'percent']),
  value: z.number(),
  holds: z.boolean(),
});

/** One time that a promise was broken. */
export const Alert = z.object({
  id: z.string(),
  slo: SloName,
  /** As it was last measured. */
  value: z.number(),
  worst: z.number(),
  /** Where it is worst: the queue, or the fingerprint of a failure. */
  detail: z.record(z.string(), z.string()),
  opened_at: z.string(),
  /** When operators were told; null while it is too soon after the last time. */
  told_at: z.string().nullable(),
  /** Null while it is open. */
  resolved_at: z.string().nullable(),
});

export const AlertList = z.object({ slos: z.array(Slo), data: z.array(Alert) });
