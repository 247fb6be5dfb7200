import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError, isErrorCode } from '../errors.ts';
import { DeploymentFull, deploymentFull } from '../limits/limit.ts';
import { commit } from '../outbox/commit.ts';
import { currentTrace } from '../trace.ts';
import { type FileProblem, type SubmitOptions, Submitted } from './document.ts';
import type { BatchIds } from './identity.ts';

/** A file of the call, in Storage or announced by an upload. */
export type SubmittedFile =
  | { id: string; job_id: string; filename: string; media_type: string; size_in_bytes: number; sha256: string }
  | { upload_id: string; job_id: string };

const Outcome = z.discriminatedUnion('outcome', [
  Submitted.extend({ outcome: z.literal('accepted') }),
  z.object({ outcome: z.enum(['idempotency_conflict', 'folder_not_found', 'start_too_late']) }),
  DeploymentFull,
]);

/**
 * Accepts files in one commit, whatever the way their bytes came; `problems` are those of files left out before, and
 * `places` where in the call the others stood.
 */
export async function submitDocuments(
  ctx: Context,
  batch: BatchIds,
  options: SubmitOptions,
  files: SubmittedFile[],
  problems: FileProblem[] = [],
  places: number[] = files.map((_, index) => index),
): Promise<Submitted> {
  const { delay, ...rest } = options;
  const answer = await commit(
    ctx,
    'submit_documents',
    {
      p_owner: ownerOf(ctx),
      p_batch: { ...rest, ...batch, quotas: ctx.quotas, delay_ms: delay ?? 0, trace_id: currentTrace()?.traceId },
      p_documents: files,
    },
    Outcome,
  );
  if (answer.outcome === 'deployment_full') throw deploymentFull(answer);
  if (answer.outcome !== 'accepted') throw refused[answer.outcome]();
  // A kept answer has the places among the files that were accepted, which are the same in each repetition.
  const inCall = <One extends { index: number }>(one: One): One => ({ ...one, index: places[one.index] ?? one.index });
  const documents = answer.documents.map(inCall);
  const errors = [...problems, ...answer.errors.map(inCall)].sort((one, other) => one.index - other.index);
  ctx.log.info('documents submitted', {
    batch_id: answer.batch.id,
    documents: documents.length,
    refused: errors.length,
    document_id: documents.length === 1 ? documents[0]?.id : undefined,
    job_id: documents.length === 1 ? documents[0]?.job_id : undefined,
  });
  if (documents.length === 0 && errors.length > 0) throw nothingAccepted(errors);
  return { batch: answer.batch, documents, errors };
}

/** The refusal of a call of which nothing can be taken: the reason of its only file, the quota that all are too much for, or each file's. */
export function nothingAccepted(problems: FileProblem[]): AppError {
  const [first, ...others] = problems;
  const isOver = problems.every(({ code }) => code === 'quota_exceeded');
  if (first && (others.length === 0 || isOver) && isErrorCode(first.code))
    return new AppError(first.code, first.detail, { errors: problems, quota: first.quota });
  return new AppError('invalid_input', 'None of these files can be taken; each has its reason.', { errors: problems });
}

const refused = {
  idempotency_conflict: () =>
    new AppError(
      'idempotency_conflict',
      'This Idempotency-Key was used for another request; use a new key for new files.',
    ),
  start_too_late: () =>
    new AppError('invalid_input', 'The run_at is too far ahead: it must be within 7 days.', {
      issues: [{ path: 'run_at', message: 'must be within 7 days' }],
    }),
  folder_not_found: () => new AppError('not_found', 'There is no such folder; make one with POST /v1/folders.'),
};
