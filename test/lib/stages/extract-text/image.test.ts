import utif from 'utif2';
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

/** An OCR engine that sees nothing and keeps what it was sent. */
function ocrThatKeeps() {
  const sent: { tiff: Uint8Array; pages: number[] }[] = [];
  const ocr = ocrThatSees('');
  ocr.readTiffPages = async (tiff, pages) => {
    sent.push({ tiff, pages });
    return pages.map(() => ({ text: '', confidence: 1, lines: [] }));
  };
  return { ocr, sent };
}

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

  test.each([true, false])('sends the engine the wanted pages alone, little-endian %s', async (isLittle) => {
    const grey = (brightness: number) => new Uint8Array(63).fill(brightness);
    const three = buildTiff(
      [1, 2, 3].map((brightness) => ({ width: 9, height: 7, grey: grey(brightness) })),
      isLittle,
    );
    const { ocr, sent } = ocrThatKeeps();
    const document = await openDocument(three, 'image/tiff', { ocr });
    await document.readPages(2, 2);
    await document.readPages(1, 5);
    expect(sent.map(({ pages }) => pages)).toEqual([
      [1, 2],
      [1, 2, 3],
    ]);
    const excerpt = Buffer.from(sent[0]?.tiff ?? []);
    const drawn = utif.decode(excerpt).map((page) => {
      utif.decodeImage(excerpt, page);
      return [page.width, page.height, ...new Set(page.data)];
    });
    expect(drawn).toEqual([
      [9, 7, 2],
      [9, 7, 3],
    ]);
  });

  test('whose pages all claim the same pieces again and again is sent as it is', async () => {
    const greedy = buildTiff(Array.from({ length: 2 }, () => ({ width: 8, height: 8, grey: new Uint8Array(64) })));
    const view = new DataView(greedy.buffer);
    const directory = 8 + 64;
    // The first page's pieces are as many as the file has numbers in it.
    for (const line of [5, 8]) view.setUint32(directory + 2 + line * 12 + 4, Math.floor(greedy.length / 4) - 4, true);
    for (const line of [5, 8]) view.setUint32(directory + 2 + line * 12 + 8, 8, true);
    const { ocr, sent } = ocrThatKeeps();
    const document = await openDocument(greedy, 'image/tiff', { ocr });
    await document.readPages(1, 1);
    await document.readPages(2, 1);
    expect(sent[0]).toEqual({ tiff: greedy, pages: [1] });
    expect(sent[1]?.tiff.length).toBeLessThan(greedy.length);
  });

  test('too large for one request is sent in parts', async () => {
    const grey = new Uint8Array(3_000_000);
    const ocr = ocrThatSees('');
    const large = buildTiff(Array.from({ length: 4 }, () => ({ width: 3000, height: 1000, grey })));
    const document = await openDocument(large, 'image/tiff', { ocr });
    expect(await document.readPages(1, 4)).toHaveLength(2);
    expect(ocr.asked).toEqual([1, 2]);
  });

  test('whose pictures cannot be found is sent as it is', async () => {
    const broken = buildTiff(Array.from({ length: 2 }, () => ({ width: 8, height: 8, grey: new Uint8Array(64) })));
    // The type of the first tag of the first page becomes one that nobody knows.
    new DataView(broken.buffer).setUint16(8 + 64 + 2 + 8 * 12 + 2, 99, true);
    const { ocr, sent } = ocrThatKeeps();
    const document = await openDocument(broken, 'image/tiff', { ocr });
    await document.readPages(1, 1);
    expect(sent).toEqual([{ tiff: broken, pages: [1] }]);
  });

  test('waits for an OCR engine when there is none', async () => {
    await expect(readAll(pages(1))).rejects.toMatchObject(failure('engine_unavailable', /OCR/));
  });
});
