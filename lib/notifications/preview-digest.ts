import * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { DigestMail } from './mail-payloads.ts';

export const DigestPreviewInput = z.strictObject({});

/** When the next digest is mailed, null while none would be, and what it would say if it came now. */
export const DigestPreview = z.object({
  next_at: z.string().nullable(),
  local_date: z.iso.date(),
  frequency: z.enum(['daily', 'weekly', 'disabled']),
  time_zone: z.string(),
  content: DigestMail.shape.content,
});

/** The caller's next digest. */
export async function previewDigest(ctx: Context): Promise<z.infer<typeof DigestPreview>> {
  const preview = await ctx.database.read('preview_digest', {}, DigestPreview.nullable());
  if (!preview) throw new AppError('not_found', 'This account is not there any more.');
  return preview;
}
