import { tiffPages } from '../../documents/media-type/tiff.ts';
import type { Format } from './format.ts';
import { ocrPage, requireOcr } from './ocr.ts';

/** Pages that an engine reads in one request. */
const mostAtOnce = 5;

/** Every page of a TIFF, as fax machines and scanners make them, read by OCR. */
export const tiff: Format = {
  name: 'a TIFF picture',
  async open(bytes, tools) {
    const ocr = requireOcr(tools);
    const pageCount = tiffPages(bytes).length;
    return {
      pageCount,
      async readPages(from, most) {
        const count = Math.min(most, mostAtOnce, pageCount - from + 1);
        const numbers = Array.from({ length: count }, (_, index) => from + index);
        const read = await ocr.readTiffPages(bytes, numbers);
        return read.map((page, index) => ocrPage(from + index, page));
      },
      async close() {},
    };
  },
};
