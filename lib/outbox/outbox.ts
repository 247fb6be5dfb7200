import * as z from 'zod';

/** What the database hands out to be done, with the payload of each kind. */
export const RunJob = z.object({
  job_id: z.uuid(),
  queue: z.string(),
  parallelism: z.int().positive(),
  rate: z.int().positive().nullable(),
  period: z.string().nullable(),
  delay_ms: z.number().nonnegative(),
  trace_id: z.string().nullish(),
});

/** Work that lies in rows, and how many may do it at a time. */
export const RunTask = z.object({ task: z.enum(['send_mails', 'embed']) });
export const parallelismOf = { send_mails: 2, embed: 1 } as const;

/** A message to a webhook; how many calls of its receiver may go on at a time. */
export const CallWebhook = z.object({
  delivery_id: z.uuid(),
  webhook_id: z.uuid(),
  parallelism: z.int().positive(),
  trace_id: z.string().nullish(),
});

/** The trace that an effect belongs to, where it has kept one. */
export const Traced = z.object({ trace_id: z.string().nullish() });

export const DeleteObjects = z.object({ keys: z.array(z.string()) });

/** How an effect ended; `unknown` leaves a mail to its silence, `retry` owes it again. */
export interface EffectResult {
  id: string;
  outcome: 'done' | 'retry' | 'failed' | 'unknown';
  answer?: Record<string, unknown>;
  retry_after_ms?: number;
}

export const Finished = z.object({ outcome: z.literal('finished') });

/** The object of a document: names never reach Storage. */
export const objectKey = (owner: string, documentId: string): string => `${owner}/${documentId}`;
