import * as z from 'zod';
import { recordAccess } from '../accesses/record.ts';
import type { Context } from '../context.ts';
import { escapedLine } from '../stages/extract-text/markdown/escape.ts';
import { noSuchDocument } from './get.ts';

export const DocumentText = z.object({
  document_id: z.string(),
  generation: z.number().nullable(),
  pages: z.array(
    z.object({
      number: z.number(),
      text: z.string(),
      markdown: z.string().nullable(),
      source: z.enum(['text', 'ocr']),
      confidence: z.number().nullable(),
    }),
  ),
});

/** The text of a document by page; no pages while there is no result yet. */
export async function documentText(ctx: Context, id: string): Promise<z.infer<typeof DocumentText>> {
  const text = await ctx.database.read('get_text', { p_document: id }, DocumentText.nullable());
  if (!text) throw noSuchDocument();
  recordAccess(ctx, 'opened', [text.document_id]);
  return text;
}

const pageBreak = '\n\n---\n\n';

/** The whole document as Markdown, its pages parted by rules; text that is no Markdown is shown as it stands. */
export const documentMarkdown = ({ pages }: z.infer<typeof DocumentText>): string =>
  `${pages
    .map(({ text, markdown }) => markdown ?? text.split('\n').map(escapedLine).join('\n'))
    .filter((page) => page !== '')
    .join(pageBreak)}\n`;
