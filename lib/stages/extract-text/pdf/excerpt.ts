import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { limits } from '../limits.ts';
import { withDeadline } from './deadline.ts';

/** A PDF, and where in it the wanted pages are. */
export interface Excerpt {
  bytes: Uint8Array;
  pages: number[];
}

/** A PDF of these pages (ascending) alone, their pictures untouched; the whole of `size` bytes where that is no larger or none can be made. */
export async function excerptOf(document: PDFDocumentProxy, size: number, numbers: number[]): Promise<Excerpt> {
  const excerpt = numbers.length < document.numPages ? await extracted(document, numbers) : null;
  if (excerpt && excerpt.length < size) return { bytes: excerpt, pages: numbers.map((_, index) => index + 1) };
  return { bytes: await document.getData(), pages: numbers };
}

/** Null for a document that the library can read but not take apart. */
async function extracted(document: PDFDocumentProxy, numbers: number[]): Promise<Uint8Array | null> {
  try {
    const parts = [{ document: null, includePages: numbers.map((number) => number - 1) }];
    return await withDeadline(limits.pdfStep, document.extractPages(parts));
  } catch {
    return null;
  }
}
