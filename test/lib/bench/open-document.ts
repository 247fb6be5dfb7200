import { extractText, getDocumentProxy } from 'unpdf';

/** The text of each page, read by a reader that is not the product's. */
export async function openDocument(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text;
}
