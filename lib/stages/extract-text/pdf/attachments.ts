import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { OpenDocument } from '../format.ts';
import { limits } from '../limits.ts';
import { withDeadline } from './deadline.ts';

const mostNames = 100;
const longestName = 200;

/** As the PDF library has a document; null when no files can lie in it. */
type Library = () => Promise<PDFDocumentProxy | null>;

/** The document with the names of the files that lie in it under its last page, as under an e-mail. */
export function listingAttachments(library: Library, opened: OpenDocument): OpenDocument {
  return {
    ...opened,
    async readPages(from, most) {
      const pages = await opened.readPages(from, most);
      const last = pages.at(-1);
      if (last?.number !== opened.pageCount) return pages;
      const document = await library();
      const names = document ? await attachmentNames(document) : [];
      if (names.length === 0) return pages;
      const text = [last.text.trimEnd(), `Attachments: ${names.join(', ')}`].filter((part) => part !== '').join('\n\n');
      return [...pages.slice(0, -1), { ...last, text }];
    },
  };
}

/** The library declares no type for them; a list that is damaged is none. */
async function attachmentNames(document: PDFDocumentProxy): Promise<string[]> {
  const found: unknown = await withDeadline(limits.pdfStep, document.getAttachments()).catch(() => null);
  const files = found instanceof Map ? [...found.values()] : Object.values(found ?? {});
  return files.slice(0, mostNames).flatMap((file: unknown) => {
    const name = typeof file === 'object' && file !== null && 'filename' in file ? String(file.filename) : '';
    const shown = name.replace(/\s+/g, ' ').trim().slice(0, longestName);
    return shown === '' ? [] : [shown];
  });
}
