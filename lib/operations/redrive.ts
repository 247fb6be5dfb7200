import * as z from 'zod';
import type { Context } from '../context.ts';
import { FailureFilter, withRole } from './operation.ts';

export const RedriveInput = z.strictObject({
  /** An empty one means every dead letter there is. */
  filter: FailureFilter,
  preview: z.boolean().default(false),
  rate_per_minute: z.int().min(1).max(6000).default(600),
});

const Restarted = z.object({
  outcome: z.enum(['restarted', 'preview']),
  count: z.int(),
  remaining: z.int().default(0),
  estimated_seconds: z.number().nullable(),
  estimated_cost_micro_usd: z.number(),
  batches: z.array(z.object({ id: z.string(), total: z.int() })).default([]),
});

/** What was redriven, or would be; `remaining` is what one call was too small for, `batches` has one per person. */
export const Redriven = z.object({
  count: z.int(),
  remaining: z.int(),
  estimated_seconds: z.number(),
  estimated_cost_usd: z.number(),
  batches: z.array(z.object({ id: z.string(), total: z.int() })),
});

/** Gives every dead letter that matches a new generation, so many a minute, over everybody's work; for operators. */
export async function redrive(ctx: Context, input: z.infer<typeof RedriveInput>): Promise<z.infer<typeof Redriven>> {
  const restarted = await withRole(
    ctx,
    'operator',
    'restart_documents',
    {
      p_owner: null,
      p_selection: { filter: input.filter },
      p_reason: 'redrive',
      p_rate_per_minute: input.rate_per_minute,
      p_preview: input.preview,
    },
    Restarted,
  );
  return {
    count: restarted.count,
    remaining: restarted.remaining,
    estimated_seconds: restarted.estimated_seconds ?? 0,
    estimated_cost_usd: restarted.estimated_cost_micro_usd / 1e6,
    batches: restarted.batches,
  };
}
