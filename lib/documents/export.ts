import * as z from 'zod';
import { recordAccess } from '../accesses/record.ts';
import type { Context } from '../context.ts';
import { Field } from '../stages/stage.ts';
import { DocumentLine } from './document.ts';
import { headerLine, lineOf } from './export-csv.ts';
import { noSuchDocument } from './get.ts';
import { isOneSelection, oneSelection, selectionOf, selectionShape } from './selection.ts';

export const ExportFormat = z.enum(['json', 'csv']);
type Format = z.infer<typeof ExportFormat>;

export const ExportInput = z
  .strictObject({ ...selectionShape, format: ExportFormat })
  .refine(isOneSelection, oneSelection);

export const ExportOneInput = z.strictObject({ format: ExportFormat.default('json') });

/** A document as it leaves: its fields as people see them, without what was rejected. */
export const ExportedDocument = DocumentLine.pick({
  id: true,
  filename: true,
  media_type: true,
  size_in_bytes: true,
  status: true,
  category: true,
  category_confidence: true,
  page_count: true,
  created_at: true,
  completed_at: true,
}).extend({
  sha256: z.string().nullable(),
  folder: z.string().nullable(),
  fields: z.array(Field.omit({ bbox: true }).extend({ review: z.enum(['accept', 'correct']).nullable() })),
});
export type ExportedDocument = z.infer<typeof ExportedDocument>;

const Page = z.object({ data: z.array(ExportedDocument), next_cursor: z.string().nullable() });
const Names = z.array(z.string());

const documentsPerPage = 200;

/** One document as a file's text, with the name that it came under; throws `not_found`. */
export async function exportDocument(
  ctx: Context,
  id: string,
  format: Format,
): Promise<{ filename: string; text: string }> {
  const selection = { ids: [id] };
  const [document] = (await readPage(ctx, selection, null)).data;
  if (!document) throw noSuchDocument();
  recordAccess(ctx, 'exported', [document.id]);
  const { filename, fields } = document;
  if (format === 'json') return { filename, text: `${JSON.stringify(document, null, 2)}\n` };
  const names = fields.map(({ name }) => name);
  return { filename, text: headerLine(names) + lineOf(document, names) };
}

/**
 * The chosen documents as parts of one file's text, newest first: a JSON array, or CSV with a column for each field that
 * any of them has. A page of documents is read when its part is asked for, so that no more than one lies in memory.
 */
export async function* exportDocuments(ctx: Context, input: z.infer<typeof ExportInput>): AsyncGenerator<string> {
  const selection = selectionOf(input);
  if (input.format === 'json') return yield* asJson(pages(ctx, selection));
  const names = await ctx.database.read('export_columns', { p_selection: selection }, Names);
  yield headerLine(names);
  for await (const documents of pages(ctx, selection)) yield documents.map((one) => lineOf(one, names)).join('');
}

async function* asJson(pages: AsyncIterable<ExportedDocument[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const documents of pages) {
    if (documents.length === 0) continue;
    yield before + documents.map((document) => JSON.stringify(document)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

async function* pages(ctx: Context, selection: object): AsyncGenerator<ExportedDocument[]> {
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page: z.infer<typeof Page> = await readPage(ctx, selection, cursor);
    recordAccess(
      ctx,
      'exported',
      page.data.map(({ id }) => id),
    );
    yield page.data;
    cursor = page.next_cursor;
  }
}

const readPage = (ctx: Context, selection: object, cursor: string | null) =>
  ctx.database.read('export_documents', { p_selection: selection, p_cursor: cursor, p_limit: documentsPerPage }, Page);
