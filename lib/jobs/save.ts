import * as z from 'zod';
import type { Context } from '../context.ts';
import { commit } from '../outbox/commit.ts';
import type { Checkpoint } from './job.ts';
import { nothingFound, type Run, unsaved } from './run-state.ts';

/** Dearer than a round trip to the database: what took this long (ms) to find is saved before the run goes on. */
export const slowMs = 1_000;

const Saved = z.object({ outcome: z.enum(['saved', 'continued', 'lost']) });

/** Keeps what a run has found so far, its place in the text and its progress (0–100); `continued` leaves the rest to a fresh message. */
export async function save(
  ctx: Context,
  run: Run,
  place: { cursor: z.infer<typeof Checkpoint> | null; progress: number; continued: boolean },
): Promise<'saved' | 'continued' | 'lost'> {
  const { progress } = place;
  const args = {
    p_job: run.claim.job.id,
    p_fence: run.claim.fence,
    p_results: unsaved(run),
    p_cursor: place.cursor,
    p_progress: progress,
    p_continue: place.continued,
  };
  const { outcome } = await commit(ctx, 'checkpoint_job', args, Saved);
  run.found = nothingFound();
  if (outcome !== 'lost') run.progress.kept(progress);
  return outcome;
}
