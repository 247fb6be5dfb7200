import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commitOnce } from '../outbox/commit.ts';
import { Application } from './application.ts';

export const ApplyInput = z.strictObject({
  posting_id: z.uuid(),
  /** The resume that goes with it. */
  document_id: z.uuid().nullable().default(null),
  note: z.string().trim().max(2000, 'must have at most 2,000 characters').nullable().default(null),
});

const refusals = ['posting_not_found', 'posting_closed', 'document_not_found', 'already_applied'] as const;
const Applied = z.union([
  z.object({ outcome: z.literal('submitted'), application: Application }),
  z.object({ outcome: z.enum(refusals), application_id: z.string().optional() }),
]);

/** Applies for a posting in the caller's name. Throws `not_found`, or `conflict` when it is closed or was applied for already. */
export async function applyToPosting(ctx: Context, input: z.infer<typeof ApplyInput>): Promise<Application> {
  const args = {
    p_owner: ownerOf(ctx),
    p_id: ctx.newId(),
    p_posting: input.posting_id,
    p_document: input.document_id,
    p_note: input.note || null,
  };
  const applied = await commitOnce(ctx, 'apply_to_posting', args, Applied);
  if (applied.outcome === 'submitted') return applied.application;
  throw refusalOf(applied);
}

function refusalOf({
  outcome,
  application_id: id,
}: {
  outcome: string;
  application_id?: string | undefined;
}): AppError {
  if (outcome === 'posting_not_found') return new AppError('not_found', 'There is no such posting.');
  if (outcome === 'document_not_found')
    return new AppError('not_found', 'There is no such document; document_id must be one of yours.');
  if (outcome === 'posting_closed')
    return new AppError('conflict', 'This posting is closed: it takes no applications any more.');
  return new AppError(
    'conflict',
    `You have applied for this posting, and one applies once, also after withdrawing: see GET /v1/applications/${id}.`,
  );
}
