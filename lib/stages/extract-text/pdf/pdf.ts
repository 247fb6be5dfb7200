import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'unpdf/pdfjs';
import { AppError } from '../../../errors.ts';
import type { Page } from '../../stage.ts';
import type { Format, OpenDocument, Tools } from '../format.ts';
import { limits } from '../limits.ts';
import { ocrPage, requireOcr } from '../ocr.ts';
import { parsing } from '../parsing.ts';
import { withDeadline } from './deadline.ts';
import { needsOcr } from './legibility.ts';
import { loadPdf } from './library.ts';
import { readLines } from './lines.ts';
import { refuseStreamBombs } from './stream-bombs.ts';

const name = 'a PDF';

/** Text with its place on the page; pages that are pictures, or whose text layer is useless, go to OCR. */
export const pdf: Format = {
  name,
  async open(bytes, tools) {
    refuseStreamBombs(bytes);
    const task = await loadPdf(bytes);
    const document = await opened(task);
    return openPdf(document, bytes, tools);
  },
};

function openPdf(document: PDFDocumentProxy, bytes: Uint8Array, tools: Tools): OpenDocument {
  return {
    pageCount: document.numPages,
    async readPage(number) {
      const page = tools.always
        ? null
        : await parsing(name, () => withDeadline(limits.pdfStep, readTextLayer(document, number)));
      return page ?? ocrPage(number, await requireOcr(tools).readPdfPage(bytes, number));
    },
    close: () => document.loadingTask.destroy(),
  };
}

/** The page by its text layer, or null when only its picture tells what it says. */
async function readTextLayer(document: PDFDocumentProxy, number: number): Promise<Page | null> {
  const page = await document.getPage(number);
  try {
    const lines = await readLines(page);
    const text = lines.map((line) => line.text).join('\n');
    if (await needsOcr(page, text)) return null;
    return { number, text, source: 'text', confidence: null, lines };
  } finally {
    page.cleanup();
  }
}

async function opened(task: PDFDocumentLoadingTask): Promise<PDFDocumentProxy> {
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
