import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'unpdf/pdfjs';
import { AppError } from '../../../errors.ts';
import type { Page } from '../../stage.ts';
import type { Format, OpenDocument, Tools } from '../format.ts';
import { limits } from '../limits.ts';
import { largestRequest, ocrPage, requireOcr } from '../ocr.ts';
import { parsing } from '../parsing.ts';
import { listingAttachments } from './attachments.ts';
import { withDeadline } from './deadline.ts';
import { excerptOf } from './excerpt.ts';
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
    const size = bytes.length;
    const task = await loadPdf(bytes);
    const document = await opened(task);
    return listingAttachments(document, openPdf(document, size, tools));
  },
};

function openPdf(document: PDFDocumentProxy, size: number, tools: Tools): OpenDocument {
  const textLayer = async (number: number) =>
    tools.always ? null : parsing(name, () => withDeadline(limits.pdfStep, readTextLayer(document, number)));

  /** Pages that only an engine can read are collected until one has text, or there are enough for one request. */
  async function readPages(from: number, most: number): Promise<Page[]> {
    const pages: Page[] = [];
    const pictures: number[] = [];
    const last = Math.min(document.numPages, from + most - 1);
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
    const { bytes, pages } = await excerptOf(document, size, numbers);
    if (bytes.length > largestRequest && numbers.length > 1)
      return readPictures(numbers.slice(0, Math.ceil(numbers.length / 2)));
    const read = await ocr.readPdfPages(bytes, pages);
    return read.map((page, index) => ocrPage(numbers[index] ?? 0, page));
  }

  return { pageCount: document.numPages, readPages, close: () => document.loadingTask.destroy() };
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
