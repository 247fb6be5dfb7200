import type * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { Batch, Job } from './job.ts';

/** One of the caller's jobs with its attempts, newest first. */
export async function getJob(ctx: Context, id: string): Promise<z.infer<typeof Job>> {
  const job = await ctx.database.read('get_job', { p_job: id }, Job.nullable());
  if (!job) throw new AppError('not_found', 'There is no such job.');
  return job;
}

/** One of the caller's batches with its counts and documents. */
export async function getBatch(ctx: Context, id: string): Promise<z.infer<typeof Batch>> {
  const batch = await ctx.database.read('get_batch', { p_batch: id }, Batch.nullable());
  if (!batch) throw new AppError('not_found', 'There is no such batch.');
  return batch;
}
