import type { Context } from '../context.ts';
import type { StageName } from '../stages/stage.ts';
import type { ClaimedJob } from './job.ts';

const framesApartMs = 500;

// Where in 0–100 each stage begins and ends; reading is most of the work.
const spans: Record<StageName, [number, number]> = {
  extract_text: [5, 70],
  classify: [70, 80],
  extract_fields: [80, 95],
};

/** How far a run is when `share` (0–1) of a stage is done. */
export function percent(stage: StageName, share: number): number {
  const [from, to] = spans[stage];
  return Math.round(from + (to - from) * share);
}

export type Report = (stage: StageName, share: number, message: string) => Promise<void>;

/** Tells how a run goes, at most twice a second; a run that is over in half a second says nothing on its way. */
export function reporter(ctx: Context, { job }: ClaimedJob): Report {
  let last = ctx.now();
  return async (stage, share, message) => {
    const now = ctx.now();
    if (now - last < framesApartMs) return;
    last = now;
    const progress = Math.max(job.progress, percent(stage, share));
    await ctx.live.progress({ job_id: job.id, status: 'processing', stage, progress, message });
  };
}
