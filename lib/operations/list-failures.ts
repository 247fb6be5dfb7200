import * as z from 'zod';
import { recordLooks } from '../accesses/record.ts';
import type { Context } from '../context.ts';
import { FailureFilter, groupCursor, PageInput, withRole } from './operation.ts';

export const FailuresInput = FailureFilter.extend({
  limit: z.coerce.number().int().min(1).max(100).default(100),
  cursor: groupCursor.optional(),
});

/** One fault, as far as one can tell: failures with the same stage, code and engine. */
const FailureGroup = z.object({
  fingerprint: z.string(),
  stage: z.string().nullable(),
  code: z.string().nullable(),
  engine: z.string().nullable(),
  exhausted: z.boolean(),
  count: z.int(),
  people: z.int(),
  queues: z.record(z.string(), z.int()),
  first_at: z.string(),
  last_at: z.string(),
  sentence: z.string().nullable(),
  example_job_ids: z.array(z.string()),
});

/** `total` jobs in `groups` groups match; the most frequent ones come first. */
export const FailureGroups = z.object({
  total: z.int(),
  groups: z.int(),
  data: z.array(FailureGroup),
  next_cursor: z.string().nullable(),
});

/** The dead letters that match a filter, grouped by fingerprint; for viewers and operators. */
export function listFailures(
  ctx: Context,
  input: z.infer<typeof FailuresInput>,
): Promise<z.infer<typeof FailureGroups>> {
  const { limit, cursor, ...filter } = input;
  const args = { p_filter: filter, p_limit: limit, p_cursor: cursor ?? null };
  return withRole(ctx, 'viewer', 'list_failures', args, FailureGroups);
}

export const FailedJobsInput = FailureFilter.extend(PageInput.shape);

const FailedJob = z.object({
  job_id: z.string(),
  document_id: z.string(),
  batch_id: z.string(),
  owner: z.string(),
  generation: z.int(),
  queue: z.string(),
  fingerprint: z.string(),
  error: z.object({
    code: z.string(),
    detail: z.string(),
    stage: z.string().nullish(),
    engine: z.string().nullish(),
    cause: z.string().nullish(),
  }),
  tries: z.int(),
  runs: z.int(),
  messages: z.int(),
  cost_micro_usd: z.number(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string(),
});

export const FailedJobs = z.object({ data: z.array(FailedJob), next_cursor: z.string().nullable() });

/** The dead letters that match a filter one by one, newest first; for viewers and operators, whose look is taken down. */
export async function listFailedJobs(
  ctx: Context,
  input: z.infer<typeof FailedJobsInput>,
): Promise<z.infer<typeof FailedJobs>> {
  const { limit, cursor, ...filter } = input;
  const args = { p_filter: filter, p_limit: limit, p_cursor: cursor ?? null };
  const found = await withRole(ctx, 'viewer', 'list_failed_jobs', args, FailedJobs);
  await recordLooks(ctx, found.data);
  return found;
}
