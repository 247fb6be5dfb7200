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
