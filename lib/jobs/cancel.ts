import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { commit } from '../outbox/commit.ts';
import { getJob } from './get.ts';
import type { Job } from './job.ts';

/** Ends a job that has not ended yet; one that has is answered as it is. */
export async function cancelJob(ctx: Context, id: string): Promise<z.infer<typeof Job>> {
  await getJob(ctx, id);
  await commit(ctx, 'cancel_jobs', { p_owner: ownerOf(ctx), p_jobs: [id] }, z.object({ count: z.number() }));
  return getJob(ctx, id);
}
