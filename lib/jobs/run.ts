import * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError, type ErrorCode, isTransient } from '../errors.ts';
import { commit, commitOnce } from '../outbox/commit.ts';
import { budget, ClaimedJob } from './job.ts';
import { withModelBudget } from './model-budget.ts';
import { type Run, unsaved } from './run-state.ts';
import { metered } from './usage.ts';
import { startRun, work } from './work.ts';

/** What the queue is told: done with this message, or come back later with the same one. */
export type RunAnswer = { done: true; outcome: string } | { done: false; outcome: string; retryAfterMs: number };

const Claim = z.discriminatedUnion('outcome', [
  ClaimedJob,
  z.object({ outcome: z.enum(['busy', 'early']), retry_after_ms: z.number() }),
  z.object({ outcome: z.enum(['held', 'done', 'gone']) }),
]);

/** Claims the job that a message names and works on it; every way out of here is committed before it is answered. */
export async function runJob(
  unmetered: Context,
  message: { jobId: string; messageId: string; retried: number },
): Promise<RunAnswer> {
  const { ctx, meter } = metered(unmetered);
  const args = { p_job: message.jobId, p_message: message.messageId, p_retried: message.retried };
  const claim = await commit(ctx, 'claim_job', args, Claim);
  if (claim.outcome === 'busy' || claim.outcome === 'early')
    return { done: false, outcome: claim.outcome, retryAfterMs: claim.retry_after_ms };
  if (claim.outcome !== 'claimed') return { done: true, outcome: claim.outcome };

  ctx.log.info('run', { document_id: claim.document.id, owner: claim.job.owner });
  const run = startRun(ctx, claim, meter);
  try {
    return { done: true, outcome: await withinBudget(run, work(withModelBudget(ctx, run), run)) };
  } catch (error) {
    return fail(ctx, run, error);
  }
}

// A parser that never comes back must not outlive its lease: whoever claims the job then finds the way free.
async function withinBudget(run: Run, worked: Promise<string>): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cutOff = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AppError('out_of_time', 'Reading this document took longer than one run may.')),
      budget.abortMs,
    );
  });
  try {
    return await Promise.race([worked, cutOff]);
  } finally {
    clearTimeout(timer);
    run.progress.stop();
  }
}

const Failed = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('retrying'), retry_after_ms: z.number() }),
  z.object({ outcome: z.enum(['failed', 'lost']) }),
]);

async function fail(ctx: Context, run: Run, error: unknown): Promise<RunAnswer> {
  const known = error instanceof AppError ? error : unexpected(ctx, run, error);
  const failed = await commitOnce(
    ctx,
    'fail_job',
    {
      p_job: run.claim.job.id,
      p_fence: run.claim.fence,
      p_error: {
        code: known.code,
        detail: known.message,
        stage: run.stage,
        engine: run.engine ?? engineAtFault(ctx, run, known.code),
        retryable: isTransient(known.code),
        results: unsaved(run),
      },
      p_retry_after_ms:
        known.extras.retryAfter === undefined ? null : Math.min(3_600_000, Math.ceil(known.extras.retryAfter * 1000)),
    },
    Failed,
  );
  ctx.log.warn('run failed', { job_id: run.claim.job.id, stage: run.stage, code: known.code, outcome: failed.outcome });
  if (failed.outcome === 'retrying')
    return { done: false, outcome: failed.outcome, retryAfterMs: failed.retry_after_ms };
  return { done: true, outcome: failed.outcome };
}

// Before its first page nobody knows whether a document needs the OCR engine; a failure of an engine is that one's.
const engineAtFault = (ctx: Context, { stage }: Run, code: ErrorCode): string | null =>
  stage === 'extract_text' && code.startsWith('engine_') ? (ctx.engines.ocr?.engine ?? null) : null;

function unexpected(ctx: Context, run: Run, error: unknown): AppError {
  ctx.log.error('run broke', {
    job_id: run.claim.job.id,
    stage: run.stage,
    stack: error instanceof Error ? error.stack : String(error),
  });
  return new AppError('internal', 'Something in the service broke while it read this document; it is tried again.', {
    cause: error,
  });
}
