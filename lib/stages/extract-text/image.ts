import type { Format } from './format.ts';
import { ocrPage, requireOcr } from './ocr.ts';

const open: Format['open'] = async (bytes, tools) => {
  const ocr = requireOcr(tools);
  return {
    pageCount: 1,
    readPages: async (number) => [ocrPage(number, await ocr.readImage(bytes))],
    async close() {},
  };
};

export const png: Format = { name: 'a PNG picture', open };
export const jpeg: Format = { name: 'a JPEG picture', open };
/** Of one that moves, the first picture. */
export const gif: Format = { name: 'a GIF picture', open };
