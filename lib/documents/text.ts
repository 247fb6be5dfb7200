import * as z from 'zod';
import type { Context } from '../context.ts';
import { noSuchDocument } from './get.ts';

export const DocumentText = z.object({
  document_id: z.string(),
  generation: z.number().nullable(),
  pages: z.array(
    z.object({
      number: z.number(),
      text: z.string(),
      source: z.enum(['text', 'ocr']),
      confidence: z.number().nullable(),
    }),
  ),
});

/** The text of a document by page; no pages while there is no result yet. */
export async function documentText(ctx: Context, id: string): Promise<z.infer<typeof DocumentText>> {
  const text = await ctx.database.read('get_text', { p_document: id }, DocumentText.nullable());
  if (!text) throw noSuchDocument();
  return text;
}
