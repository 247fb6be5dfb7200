import * as z from 'zod';
import { recordAccess } from '../accesses/record.ts';
import { type Context, ownerOf } from '../context.ts';
import { objectKey } from '../outbox/outbox.ts';
import { getDocument } from './get.ts';

export const ContentLink = z.object({ url: z.string(), expires_at: z.string() });

/** A link that downloads the original for a few minutes, under the name it came with. */
export async function documentContent(ctx: Context, id: string): Promise<z.infer<typeof ContentLink>> {
  const document = await getDocument(ctx, id);
  const link = await ctx.files.link(objectKey(ownerOf(ctx), document.id), document.filename);
  recordAccess(ctx, 'downloaded', [document.id]);
  return link;
}
