import * as z from 'zod';
import { type Context, ownerOf } from '../../context.ts';
import { cursorOf } from '../../documents/document.ts';
import { exportDocuments } from '../../documents/export.ts';
import { objectKey } from '../../outbox/outbox.ts';
import { pathsOf } from './names.ts';
import { asJsonArray, type ExportedTable, files, rowsAsJson } from './rows.ts';
import { type Entry, zipOf } from './zip.ts';

export const ExportAccountInput = z.strictObject({
  /** Where the part before this one ended. */
  cursor: cursorOf(z.iso.datetime({ offset: true }), z.uuid(), z.string().regex(/^\d{1,9}$/)).optional(),
});

const Part = z.object({
  part: z.int(),
  documents: z.array(
    z.object({
      id: z.uuid(),
      filename: z.string(),
      folder: z.string().nullable(),
      size_in_bytes: z.number(),
      pages: z.int(),
      created_at: z.string(),
    }),
  ),
  next_cursor: z.string().nullable(),
});
type Part = z.infer<typeof Part>;
type Listed = Part['documents'][number];

const Whole = z.array(z.looseObject({ id: z.string() }));

/** One part of the archive: its number, its bytes, and where the next part begins, null when it is the last. */
export interface ExportedPart {
  part: number;
  next_cursor: string | null;
  bytes: AsyncGenerator<Uint8Array>;
}

/**
 * Everything the caller has, as a ZIP archive: documents with their originals, and with the first part all the rest. A
 * part has at most 400 documents and 1 GB of originals, since an invocation may make so many requests and no more.
 */
export async function exportAccount(
  ctx: Context,
  { cursor }: z.infer<typeof ExportAccountInput>,
): Promise<ExportedPart> {
  const part = await ctx.database.read('export_part', { p_cursor: cursor ?? null }, Part);
  return { part: part.part, next_cursor: part.next_cursor, bytes: zipOf(entriesOf(ctx, part)) };
}

async function* entriesOf(ctx: Context, part: Part): AsyncGenerator<Entry> {
  const text = (name: string, content: AsyncIterable<Uint8Array>): Entry => ({ name, compress: true, content });
  if (part.part === 1)
    for (const [name, table] of Object.entries(files) as [string, ExportedTable][])
      yield text(`${name}.json`, rowsAsJson(ctx, table));
  const ids = part.documents.map(({ id }) => id);
  yield text('documents.json', asJsonArray(wholeDocuments(ctx, part.documents)));
  if (ids.length > 0) yield text('documents.csv', encoded(exportDocuments(ctx, { ids, format: 'csv' })));

  const pathOf = pathsOf();
  const originals: { document_id: string; path: string | null }[] = [];
  for (const document of part.documents) {
    const bytes = await ctx.files.get(objectKey(ownerOf(ctx), document.id));
    const path = bytes && pathOf(document);
    originals.push({ document_id: document.id, path });
    if (bytes && path !== null) yield { name: path, compress: false, content: inPieces(bytes) };
  }
  const manifest = { part: part.part, is_last: part.next_cursor === null, originals };
  yield text('manifest.json', encoded([JSON.stringify(manifest, null, 2)]));
}

const pagesAtOnce = 300;
const documentsAtOnce = 20;

async function* wholeDocuments(ctx: Context, documents: Listed[]): AsyncGenerator<unknown[]> {
  for (const ids of inGroups(documents)) yield await ctx.database.read('export_whole', { p_ids: ids }, Whole);
}

/** Documents so few at a time that their text is not too much for memory. */
function inGroups(documents: Listed[]): string[][] {
  const groups: { ids: string[]; pages: number }[] = [];
  for (const { id, pages } of documents) {
    const last = groups.at(-1);
    if (last && last.ids.length < documentsAtOnce && last.pages + pages <= pagesAtOnce) {
      last.ids.push(id);
      last.pages += pages;
    } else groups.push({ ids: [id], pages });
  }
  return groups.map(({ ids }) => ids);
}

const encoder = new TextEncoder();

async function* encoded(texts: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield encoder.encode(text);
}

const pieceBytes = 256 * 1024;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}
