import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { DeploymentFull, deploymentFull, QuotaUse, quotaExceeded } from '../limits/limit.ts';
import { commit } from '../outbox/commit.ts';
import { objectKey } from '../outbox/outbox.ts';
import { fileTooLarge, limits } from './document.ts';
import { displayName } from './filename.ts';

export const OpenUploadsInput = z.strictObject({
  files: z
    .array(
      z.strictObject({
        filename: z.string().min(1),
        size: z.int().positive('must be more than 0: the file is empty'),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
          .optional(),
      }),
    )
    .min(1)
    .max(limits.uploadsPerCall),
});

const Outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('opened') }),
  z.object({ outcome: z.literal('quota_exceeded'), detail: z.string(), quota: QuotaUse }),
  DeploymentFull,
]);

export interface OpenedUploads {
  uploads: { id: string; url: string; expires_at: string }[];
}

/** Announces files and answers where each is to be PUT, straight to Storage. */
export async function openUploads(ctx: Context, input: z.infer<typeof OpenUploadsInput>): Promise<OpenedUploads> {
  const owner = ownerOf(ctx);
  const large = input.files.find((file) => file.size > limits.fileBytes);
  if (large) throw fileTooLarge(displayName(large.filename), large.size);
  const announced = input.files.map((file) => ({
    id: ctx.newId(),
    filename: displayName(file.filename),
    size_in_bytes: file.size,
    sha256: file.sha256 ?? null,
  }));
  const answer = await commit(
    ctx,
    'open_uploads',
    { p_owner: owner, p_uploads: announced, p_quotas: ctx.quotas },
    Outcome,
  );
  if (answer.outcome === 'deployment_full') throw deploymentFull(answer);
  if (answer.outcome === 'quota_exceeded') throw quotaExceeded(answer.detail, answer.quota);
  const uploads = await Promise.all(
    announced.map(async ({ id }) => ({ id, ...(await ctx.files.signUpload(objectKey(owner, id))) })),
  );
  return { uploads };
}
