import * as z from 'zod';
import type { Context } from '../context.ts';
import { withRole } from './operation.ts';

export const HistoryInput = z.strictObject({
  /** A quarter of an hour to a week. */
  minutes: z.coerce.number().int().min(15).max(10_080).default(60),
});

const count = z.int().nonnegative();

/** At most 120 steps of one length, without gaps, each named by its beginning; the last one is under way. */
export const History = z.object({
  bucket_seconds: z.int(),
  data: z.array(
    z.object({
      at: z.string(),
      accepted: count,
      completed: count,
      failed: count,
      /** From when a job was due until it ended; null where none did. */
      p50_ms: z.number().nullable(),
      p95_ms: z.number().nullable(),
      /** Jobs that were due and had not started at the end of the step. */
      depth: count,
      /** The most of them at any moment of the step, however short. */
      peak: count,
    }),
  ),
});

/** How everybody's work went over the last minutes; for viewers and operators. */
export async function reportHistory(
  ctx: Context,
  { minutes }: z.infer<typeof HistoryInput>,
): Promise<z.infer<typeof History>> {
  const { bucket_seconds, data } = await withRole(ctx, 'viewer', 'report_history', { p_minutes: minutes }, History);
  return { bucket_seconds, data };
}
