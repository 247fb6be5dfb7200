import { describe, expect, test } from 'vitest';
import { openDocument } from '../../../../lib/stages/extract-text/open.ts';
import { failure, ocrThatSees, readAll } from './fixtures/reading.ts';
import { buildTiff } from './fixtures/tiff.ts';

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

test('a GIF is one page, whose first picture is read', async () => {
  const gif = Uint8Array.from('GIF89a\x08\0\x08\0\0\0\0', (character) => character.charCodeAt(0));
  const ocr = ocrThatSees('Total 4.00');
  expect(await readAll(gif, ocr)).toMatchObject([{ number: 1, text: 'Total 4.00', source: 'ocr' }]);
  expect(ocr.asked).toEqual(['image']);
});

describe('a TIFF', () => {
  const pages = (count: number) => buildTiff(Array.from({ length: count }, () => ({ width: 8, height: 8 })));

  test('has all its pages read, as many at once as are asked for', async () => {
    const ocr = ocrThatSees('Total 4.00');
    expect((await readAll(pages(3), ocr)).map(({ number, source }) => [number, source])).toEqual([
      [1, 'ocr'],
      [2, 'ocr'],
      [3, 'ocr'],
    ]);
    const document = await openDocument(pages(12), 'image/tiff', { ocr });
    expect((await document.readPages(3, 4)).map(({ number }) => number)).toEqual([3, 4, 5, 6]);
    expect((await document.readPages(2, 50)).map(({ number }) => number)).toEqual([2, 3, 4, 5, 6]);
    expect((await document.readPages(12, 5)).map(({ number }) => number)).toEqual([12]);
  });

  test('whose pages lead back to the first has each once', async () => {
    const circle = pages(2);
    new DataView(circle.buffer).setUint32(circle.length - 4, 8, true);
    expect(await readAll(circle, ocrThatSees(''))).toHaveLength(2);
  });

  test('that lost its last page is called damaged', async () => {
    const whole = pages(3);
    const reading = readAll(whole.subarray(0, whole.length - 20), ocrThatSees(''));
    await expect(reading).rejects.toMatchObject(failure('document_corrupt', /missing/));
  });

  test('of more pages than a document may have is refused', async () => {
    await expect(readAll(pages(2001), ocrThatSees(''))).rejects.toMatchObject(
      failure('document_too_complex', /2,001 pages/),
    );
  });

  test('waits for an OCR engine when there is none', async () => {
    await expect(readAll(pages(1))).rejects.toMatchObject(failure('engine_unavailable', /OCR/));
  });
});
