import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type * as z from 'zod';
import { type DocumentText, documentMarkdown } from '../../lib/documents/text.ts';

/** The text of a document as JSON, or as one Markdown file for whoever would rather have that. */
export function respondWithText(c: Context, text: z.infer<typeof DocumentText>) {
  c.header('Vary', 'Accept', { append: true });
  const supports = ['application/json', 'text/markdown'];
  const type = accepts(c, { header: 'Accept', supports, default: 'application/json' });
  if (type === 'application/json') return c.json(text);
  return c.body(documentMarkdown(text), 200, { 'Content-Type': 'text/markdown; charset=utf-8' });
}
