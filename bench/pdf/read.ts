import { openFastPdf } from '../../lib/stages/extract-text/pdf/fast/fast-pdf.ts';
import { formValuesOf } from '../../lib/stages/extract-text/pdf/form-values.ts';
import { loadPdf, textSourceOf } from '../../lib/stages/extract-text/pdf/library.ts';
import { readLines } from '../../lib/stages/extract-text/pdf/lines.ts';

/** A page as one reader sees it; null text where it leaves the page to the other, for a reason. */
export interface PageRead {
  text: string | null;
  doubt: string | null;
  /** Milliseconds, with this page's share of opening the document. */
  ms: number;
}

/** Reads a document with our own reader; null when it leaves the whole of it to the PDF library. */
export async function readFast(bytes: Uint8Array): Promise<{ pages: PageRead[] | null; doubt: string | null }> {
  let doubt: string | null = null;
  const from = performance.now();
  const document = openFastPdf(bytes, (reason) => {
    doubt = reason;
  });
  if (!document) return { pages: null, doubt };
  const opening = (performance.now() - from) / document.pageCount;
  const pages: PageRead[] = [];
  for (let number = 1; number <= document.pageCount; number++) {
    doubt = null;
    const begin = performance.now();
    const page = document.page(number);
    const lines = page && (await readLines(page));
    const ms = performance.now() - begin + opening;
    pages.push({ text: lines?.map(({ text }) => text).join('\n') ?? null, doubt, ms });
  }
  return { pages, doubt: null };
}

/** Reads a document with the PDF library, which has a copy of the bytes; what was filled in is read without being timed. */
export async function readWithLibrary(bytes: Uint8Array): Promise<PageRead[]> {
  const copy = bytes.slice();
  const from = performance.now();
  const task = await loadPdf(copy);
  const document = await task.promise;
  const opening = (performance.now() - from) / document.numPages;
  const pages: PageRead[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const begin = performance.now();
    const page = await document.getPage(number);
    const printed = await readLines(page);
    const ms = performance.now() - begin + opening;
    const formValues = await formValuesOf(page);
    const lines = formValues.length === 0 ? printed : await readLines(await textSourceOf(page));
    page.cleanup();
    pages.push({ text: lines.map(({ text }) => text).join('\n'), doubt: null, ms });
  }
  await task.destroy();
  return pages;
}
