import { type TiffPage, tiffPages } from '../../../documents/media-type/tiff.ts';
import type { Ocr, OcrPage } from '../../../ports.ts';
import type { Format } from '../format.ts';
import { largestRequest, ocrPage, requireOcr } from '../ocr.ts';
import { tiffExcerpt } from './excerpt.ts';

/** Pages that an engine reads in one request. */
const mostAtOnce = 5;

/** Every page of a TIFF, as fax machines and scanners make them, read by OCR. */
export const tiff: Format = {
  name: 'a TIFF picture',
  async open(bytes, tools) {
    const ocr = requireOcr(tools);
    const pages = tiffPages(bytes);
    return {
      pageCount: pages.length,
      async readPages(from, most) {
        const count = Math.min(most, mostAtOnce, pages.length - from + 1);
        const read = await readSome(ocr, bytes, pages, from, count);
        return read.map((page, index) => ocrPage(from + index, page));
      },
      async close() {},
    };
  },
};

/** Sends the engine these pages alone, or as many of them as one request can carry. */
function readSome(ocr: Ocr, bytes: Uint8Array, pages: TiffPage[], from: number, count: number): Promise<OcrPage[]> {
  const wanted = pages.slice(from - 1, from - 1 + count);
  const excerpt = count < pages.length ? tiffExcerpt(bytes, wanted) : null;
  const isSmaller = excerpt !== null && excerpt.length < bytes.length;
  const sent = isSmaller ? excerpt : bytes;
  if (sent.length > largestRequest && count > 1) return readSome(ocr, bytes, pages, from, Math.ceil(count / 2));
  return ocr.readTiffPages(
    sent,
    wanted.map((_, index) => (isSmaller ? index + 1 : from + index)),
  );
}
