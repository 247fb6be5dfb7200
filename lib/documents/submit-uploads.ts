import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { hasOneStart, limits, oneStart, SubmitFields, type Submitted } from './document.ts';
import { nameBatch, nameDocument } from './identity.ts';
import { submitDocuments } from './submit.ts';

export const SubmitUploadsInput = SubmitFields.extend({
  uploads: z
    .array(z.uuid())
    .min(1)
    .max(limits.uploadsPerCall)
    .refine((ids) => new Set(ids).size === ids.length, 'must not name an upload twice'),
}).refine(hasOneStart, oneStart);

/** Queues documents whose bytes were PUT to Storage; what they are is found out when they are processed. */
export async function submitUploads(
  ctx: Context,
  input: z.infer<typeof SubmitUploadsInput>,
  idempotencyKey: string | null,
): Promise<Submitted> {
  const owner = ownerOf(ctx);
  const { uploads, ...options } = input;
  const batch = await nameBatch(ctx, owner, idempotencyKey, [options, uploads]);
  const files = await Promise.all(
    uploads.map(async (upload_id, index) => ({
      upload_id,
      job_id: (await nameDocument(ctx, owner, idempotencyKey, index, upload_id)).job_id,
    })),
  );
  return submitDocuments(ctx, batch, options, files);
}
