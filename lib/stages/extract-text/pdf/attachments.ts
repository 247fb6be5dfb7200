import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { EmbeddedFile, OpenDocument } from '../format.ts';
import { limits } from '../limits.ts';
import { withDeadline } from './deadline.ts';

const mostNames = 100;
const longestName = 200;

/** A file in a document by its name; null bytes are too many, or damaged. */
interface Attachment {
  name: string;
  bytes(): Uint8Array | null | Promise<Uint8Array | null>;
}

/**
 * The document with the names of the files that lie in it under its last page, as under an e-mail, and with those that
 * are XML. `known` is what our own reader found; the PDF library looks where that is null, or has no bytes.
 */
export function withAttachments(
  known: Attachment[] | null,
  library: () => Promise<PDFDocumentProxy>,
  opened: OpenDocument,
): OpenDocument {
  let found = known;
  const all = async () => {
    found ??= await attachmentsOf(library);
    return found;
  };
  return {
    ...opened,
    async readPages(from, most) {
      const pages = await opened.readPages(from, most);
      const last = pages.at(-1);
      if (last?.number !== opened.pageCount) return pages;
      const names = namesOf(await all());
      if (names.length === 0) return pages;
      const text = [last.text.trimEnd(), `Attachments: ${names.join(', ')}`].filter((part) => part !== '').join('\n\n');
      return [...pages.slice(0, -1), { ...last, text }];
    },
    async attachments() {
      const files = await xmlFiles(await all());
      return files ?? (await xmlFiles(await attachmentsOf(library))) ?? [];
    },
  };
}

const namesOf = (files: Attachment[]): string[] =>
  files.slice(0, mostNames).flatMap(({ name }) => {
    const shown = name.replace(/\s+/g, ' ').trim().slice(0, longestName);
    return shown === '' ? [] : [shown];
  });

/** Null when none of the XML files could be unpacked. */
async function xmlFiles(files: Attachment[]): Promise<EmbeddedFile[] | null> {
  const unpacked: EmbeddedFile[] = [];
  const wanted = files.filter(({ name }) => /\.xml\s*$/i.test(name)).slice(0, limits.embeddedFiles);
  for (const { name, bytes } of wanted) {
    const content = await bytes();
    if (content && content.length <= limits.embeddedFile) unpacked.push({ name, bytes: content });
  }
  return unpacked.length === 0 && wanted.length > 0 ? null : unpacked;
}

/** As the PDF library finds them; a list or a file that is damaged is none. */
async function attachmentsOf(library: () => Promise<PDFDocumentProxy>): Promise<Attachment[]> {
  try {
    const document = await library();
    const listed = await withDeadline(limits.pdfStep, document.getAttachments());
    return [...(listed ?? [])].map(([id, { filename }]) => ({
      name: filename,
      bytes: () => withDeadline(limits.pdfStep, document.getAttachmentContent(id)).catch(() => null),
    }));
  } catch {
    return [];
  }
}
