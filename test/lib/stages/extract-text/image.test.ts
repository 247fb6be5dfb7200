import { expect, test } from 'vitest';
import { failure, ocrThatSees, readAll } from './fixtures/reading.ts';

/** The header of a PNG of 8 × 8 pixels. */
const png = Uint8Array.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\0\0\0\0', (c) => c.charCodeAt(0));

test('a picture is one page, read by OCR, with lines and confidence', async () => {
  const ocr = ocrThatSees('Total 4.00');
  expect(await readAll(png, ocr)).toEqual([
    {
      number: 1,
      text: 'Total 4.00',
      source: 'ocr',
      confidence: 0.9,
      lines: [{ text: 'Total 4.00', bbox: [0.1, 0.1, 0.9, 0.2] }],
    },
  ]);
  expect(ocr.asked).toEqual(['image']);
});

test('a picture waits for an OCR engine when there is none', async () => {
  await expect(readAll(png)).rejects.toMatchObject(failure('engine_unavailable', /OCR/));
});
