import type { Engines } from '../../../../lib/ports.ts';
import { extractFields } from '../../../../lib/stages/extract-fields/extract-fields.ts';
import type { Category, Field, Line, ReadDocument } from '../../../../lib/stages/stage.ts';

export const offline: Engines = { ocr: null, model: null, embedder: null };

/** A one-page document without geometry. */
export const textDocument = (text: string): ReadDocument => ({
  mediaType: 'text/plain',
  pages: [{ number: 1, text, source: 'text', confidence: null, lines: [] }],
});

/** A one-page document whose pieces of text stand at [left, top], both in hundredths of the page. */
export function placedDocument(pieces: [text: string, left: number, top: number][]): ReadDocument {
  const lines: Line[] = pieces.map(([text, left, top]) => ({
    text,
    bbox: [left / 100, top / 100, left / 100 + text.length * 0.008, top / 100 + 0.014],
  }));
  const text = lines.map((line) => line.text).join('\n');
  return { mediaType: 'application/pdf', pages: [{ number: 1, text, source: 'text', confidence: null, lines }] };
}

/** The fields by name. */
export async function read(
  document: ReadDocument,
  category: Category,
  engines: Engines = offline,
): Promise<Record<string, Field>> {
  const fields = await extractFields(document, category, engines);
  return Object.fromEntries(fields.map((field) => [field.name, field]));
}

/** The values of the fields that were found, by name. */
export async function values(document: ReadDocument, category: Category): Promise<Record<string, Field['value']>> {
  const fields = await read(document, category);
  const found = Object.entries(fields).filter(([, { value }]) => value !== null);
  return Object.fromEntries(found.map(([name, { value }]) => [name, value]));
}
