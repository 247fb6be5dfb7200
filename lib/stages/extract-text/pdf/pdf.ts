import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { AppError } from '../../../errors.ts';
import type { Page } from '../../stage.ts';
import type { Format, OpenDocument, Tools } from '../format.ts';
import { limits } from '../limits.ts';
import { largestRequest, ocrPage, requireOcr } from '../ocr.ts';
import { parsing } from '../parsing.ts';
import { withAttachments } from './attachments.ts';
import { withDeadline } from './deadline.ts';
import { excerptOf } from './excerpt.ts';
import { type FastPage, type FastPdf, openFastPdf } from './fast/fast-pdf.ts';
import { isSurelyText, needsOcr } from './legibility.ts';
import { loadPdf, textSourceOf } from './library.ts';
import { readLines } from './lines.ts';
import { refuseStreamBombs } from './stream-bombs.ts';

const name = 'a PDF';

/** Above it, a document of which one page is left to the PDF library is wholly left to it: two copies would be too much. */
const largestShared = 8_000_000;

/**
 * Text with its place on the page; pages that are pictures, or whose text layer is useless, go to OCR. Our own reader
 * is many times as fast as the PDF library, which is loaded for what that is in doubt about, and for pictures.
 */
export const pdf: Format = {
  name,
  async open(bytes, tools) {
    const fast = tools.always ? null : openFastPdf(bytes);
    if (!fast) return openPdf(bytes, { fast, opened: await openInLibrary(bytes) }, tools);
    return openPdf(bytes, { fast, opened: null }, tools);
  },
};

/** The readers of a document: at least one of them. */
type Readers = { fast: FastPdf; opened: null } | { fast: null; opened: PDFDocumentProxy };

function openPdf(bytes: Uint8Array, { fast: quick, opened }: Readers, tools: Tools): OpenDocument {
  const size = bytes.length;
  const pageCount = opened?.numPages ?? quick?.pageCount ?? 0;
  let fast = quick;
  let library = opened;

  /** The library takes the bytes that it is given. */
  async function document(): Promise<PDFDocumentProxy> {
    if (library) return library;
    if (size > largestShared) fast = null;
    library = await openInLibrary(fast ? bytes.slice() : bytes);
    return library;
  }

  async function textLayer(number: number): Promise<Page | null> {
    if (tools.always) return null;
    const page = fast?.page(number);
    const read = page && (await readFast(page, number));
    if (read) return read;
    const whole = await document();
    return parsing(name, () => withDeadline(limits.pdfStep, readTextLayer(whole, number)));
  }

  /** Pages that only an engine can read are collected until one has text, or there are enough for one request. */
  async function readPages(from: number, most: number): Promise<Page[]> {
    const pages: Page[] = [];
    const pictures: number[] = [];
    const last = Math.min(pageCount, from + most - 1);
    for (let number = from; number <= last && pages.length === 0; number++) {
      const page = await textLayer(number);
      if (page) pages.push(page);
      else pictures.push(number);
    }
    const read = pictures.length === 0 ? [] : await readPictures(pictures);
    return read.length < pictures.length ? read : [...read, ...pages];
  }

  /** Reads as many of them as one request can carry. */
  async function readPictures(numbers: number[]): Promise<Page[]> {
    const ocr = requireOcr(tools);
    const { bytes, pages } = await excerptOf(await document(), size, numbers);
    if (bytes.length > largestRequest && numbers.length > 1)
      return readPictures(numbers.slice(0, Math.ceil(numbers.length / 2)));
    const read = await ocr.readPdfPages(bytes, pages);
    return read.map((page, index) => ocrPage(numbers[index] ?? 0, page));
  }

  return withAttachments(quick?.attachments() ?? null, document, {
    pageCount,
    readPages,
    close: async () => library?.loadingTask.destroy(),
  });
}

/** The page by our own reader, or null when the library must say whether it needs OCR. */
async function readFast(page: FastPage, number: number): Promise<Page | null> {
  const lines = await readLines(page);
  const text = lines.map((line) => line.text).join('\n');
  return isSurelyText(text, page.pictureShare) ? { number, text, source: 'text', confidence: null, lines } : null;
}

/** The page by its text layer, or null when only its picture tells what it says. */
async function readTextLayer(document: PDFDocumentProxy, number: number): Promise<Page | null> {
  const page = await document.getPage(number);
  try {
    const lines = await readLines(await textSourceOf(page));
    const text = lines.map((line) => line.text).join('\n');
    if (await needsOcr(page, text)) return null;
    return { number, text, source: 'text', confidence: null, lines };
  } finally {
    page.cleanup();
  }
}

async function openInLibrary(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  refuseStreamBombs(bytes);
  const task = await loadPdf(bytes);
  try {
    return await parsing(name, () => withDeadline(limits.pdfStep, task.promise));
  } catch (error) {
    await task.destroy();
    throw isPasswordNeeded(error) ? encrypted() : error;
  }
}

const isPasswordNeeded = (error: unknown) =>
  error instanceof AppError && error.cause instanceof Error && error.cause.name === 'PasswordException';

const encrypted = () =>
  new AppError('document_encrypted', 'This PDF opens only with a password; save a copy without one and upload that.');
