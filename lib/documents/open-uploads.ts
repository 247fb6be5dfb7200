import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { objectKey } from '../outbox/outbox.ts';
import { limits, megabytes } from './document.ts';
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

export interface OpenedUploads {
  uploads: { id: string; url: string; expires_at: string }[];
}

/** Announces files and answers where each is to be PUT, straight to Storage. */
export async function openUploads(ctx: Context, input: z.infer<typeof OpenUploadsInput>): Promise<OpenedUploads> {
  const owner = ownerOf(ctx);
  const large = input.files.find((file) => file.size > limits.fileBytes);
  if (large)
    throw new AppError(
      'file_too_large',
      `${displayName(large.filename)} has ${megabytes(large.size)}; a file may have at most ${megabytes(limits.fileBytes)}.`,
    );
  const announced = input.files.map((file) => ({
    id: ctx.newId(),
    filename: displayName(file.filename),
    size_in_bytes: file.size,
    sha256: file.sha256 ?? null,
  }));
  await commit(
    ctx,
    'open_uploads',
    { p_owner: owner, p_uploads: announced },
    z.object({ outcome: z.literal('opened') }),
  );
  const uploads = await Promise.all(
    announced.map(async ({ id }) => ({ id, ...(await ctx.files.signUpload(objectKey(owner, id))) })),
  );
  return { uploads };
}
