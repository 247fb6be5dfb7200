import { openFastPdf } from '../../../../../lib/stages/extract-text/pdf/fast/fast-pdf.ts';
import { loadPdf, textSourceOf } from '../../../../../lib/stages/extract-text/pdf/library.ts';
import { readLines } from '../../../../../lib/stages/extract-text/pdf/lines.ts';
import type { Line } from '../../../../../lib/stages/stage.ts';

/** The lines of every page by our own reader, null for those that it leaves to the PDF library; null for whole documents. */
export async function readFast(bytes: Uint8Array): Promise<(Line[] | null)[] | null> {
  const document = openFastPdf(bytes);
  if (!document) return null;
  const numbers = Array.from({ length: document.pageCount }, (_, index) => index + 1);
  return Promise.all(
    numbers.map((number) => {
      const page = document.page(number);
      return page && readLines(page);
    }),
  );
}

/** The lines of every page by the PDF library. */
export async function readSlowly(bytes: Uint8Array): Promise<Line[][]> {
  const task = await loadPdf(bytes.slice());
  const document = await task.promise;
  const pages: Line[][] = [];
  while (pages.length < document.numPages)
    pages.push(await readLines(await textSourceOf(await document.getPage(pages.length + 1))));
  await task.destroy();
  return pages;
}

/** Boxes may differ by less than a hair, since sums are made in another order. */
export const rounded = (pages: (Line[] | null)[] | null) =>
  pages?.map((lines) => lines?.map(({ text, bbox }) => ({ text, bbox: bbox.map((share) => Math.round(share * 500)) })));
