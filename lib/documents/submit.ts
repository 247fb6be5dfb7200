import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { type FileProblem, type SubmitOptions, Submitted } from './document.ts';
import type { BatchIds } from './identity.ts';

/** A file of the call, in Storage or announced by an upload. */
export type SubmittedFile =
  | { id: string; job_id: string; filename: string; media_type: string; size_in_bytes: number; sha256: string }
  | { upload_id: string; job_id: string };

const Outcome = z.discriminatedUnion('outcome', [
  Submitted.extend({ outcome: z.literal('accepted') }),
  z.object({ outcome: z.enum(['idempotency_conflict', 'folder_not_found']) }),
]);

/** Accepts files in one commit, whatever the way their bytes came; `problems` are those of files left out before. */
export async function submitDocuments(
  ctx: Context,
  batch: BatchIds,
  options: SubmitOptions,
  files: SubmittedFile[],
  problems: FileProblem[] = [],
): Promise<Submitted> {
  const { delay, ...rest } = options;
  const answer = await commit(
    ctx,
    'submit_documents',
    { p_owner: ownerOf(ctx), p_batch: { ...rest, ...batch, delay_ms: delay ?? 0 }, p_documents: files },
    Outcome,
  );
  if (answer.outcome !== 'accepted') throw refused[answer.outcome]();
  const { outcome: _, ...submitted } = answer;
  const errors = [...problems, ...submitted.errors];
  return { ...submitted, errors };
}

const refused = {
  idempotency_conflict: () =>
    new AppError(
      'idempotency_conflict',
      'This Idempotency-Key was used for another request; use a new key for new files.',
    ),
  folder_not_found: () => new AppError('not_found', 'There is no such folder; make one with POST /v1/folders.'),
};
