import type { Context } from '../context.ts';
import type { Progress } from '../ports.ts';
import type { StageName } from '../stages/stage.ts';
import { type ClaimedJob, framesApartMs } from './job.ts';

// Where in 0–100 each stage begins and ends; reading is most of the work.
const spans: Record<StageName, [number, number]> = {
  extract_text: [5, 70],
  classify: [70, 80],
  extract_fields: [80, 90],
  embed: [90, 97],
  match: [97, 99],
};

/** How far a run is when `share` (0–1) of a stage is done. */
export function percent(stage: StageName, share: number): number {
  const [from, to] = spans[stage];
  return Math.round(from + (to - from) * share);
}

export interface Reporter {
  /** Says what a stage is doing; what is said last is told when its time has come. */
  report(stage: StageName, message: string): void;
  /** Says how far (0–100) the work is that a commit has kept. */
  kept(progress: number): void;
  /** Ends the telling: whoever settles the run says the rest. */
  stop(): void;
}

/**
 * Tells how a run goes, at most twice a second; a run that is over in half a second says nothing on its way. The number
 * it tells is that of the last commit: what a death would undo is never shown, so that progress only grows.
 */
export function reporter(ctx: Context, { job, document }: ClaimedJob): Reporter {
  let progress = job.progress;
  let pending: Progress | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const tell = () => {
    timer = undefined;
    if (pending) void ctx.live.progress(job.owner, pending);
  };
  return {
    kept(reached) {
      progress = Math.max(progress, reached);
    },
    report(stage, message) {
      pending = { job_id: job.id, document_id: document.id, status: 'processing', stage, progress, message };
      if (!stopped) timer ??= setTimeout(tell, framesApartMs);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
