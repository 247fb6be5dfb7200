import { afterAll, describe, expect, test } from 'vitest';
import { createOcr } from '../../../lib/adapters/engines/vision.ts';
import { createEngines } from '../../../local/engines/engines.ts';
import { listen } from '../../../local/serve.ts';
import { letter, png, receipt, sheet } from '../../local/engines/drawing.ts';
import { scannedPdf } from '../../local/engines/scanned-pdf.ts';
import { tiff } from '../../local/engines/tiff-file.ts';

describe('with the engine on this machine', () => {
  // Whatever else the machine has to do.
  const timeoutMs = 600_000;
  const times = { patience: timeoutMs, deadline: timeoutMs };
  const engines = createEngines({ now: () => 0, meter: () => {} }, times);
  const server = listen(0, engines.fetch, 'engines');
  afterAll(async () => {
    await (await server).close();
    await engines.close?.();
  });
  const ocr = async () => createOcr({ url: (await server).url, credentials: null, timeoutMs });

  test('an image comes back as lines with their places', async () => {
    const page = await (await ocr()).readImage(png(sheet(520, 340, receipt)));
    expect(page.text).toBe('CORNER BAKERY\nRye bread  4.80\nApple cake  12.50\nTOTAL  17.30');
    expect(page.confidence).toBeGreaterThan(0.95);
    expect(page.lines.map((line) => line.text)).toEqual(page.text.split('\n'));
    const [left, top, right, bottom] = page.lines[3]?.bbox ?? [];
    expect(left).toBeCloseTo(40 / 520, 1);
    expect(top).toBeCloseTo(268 / 340, 1);
    expect(right).toBeCloseTo(470 / 520, 1);
    expect(bottom).toBeCloseTo(292 / 340, 1);
    const [totalFrom, totalTo, sumFrom, sumTo] = page.lines[3]?.words ?? [];
    expect(totalFrom).toBeCloseTo(40 / 520, 1);
    expect(totalTo).toBeLessThan(160 / 520);
    expect(sumFrom).toBeCloseTo(400 / 520, 1);
    expect(sumTo).toBeCloseTo(470 / 520, 1);
  });

  test('pages of a scanned PDF are read in one request, in the order asked for', async () => {
    const pdf = scannedPdf([sheet(850, 1100, receipt), sheet(850, 1100, letter)]);
    const [last, first] = await (await ocr()).readPdfPages(pdf, [2, 1]);
    expect(last?.lines[0]?.text).toBe('Dear Margaret Holloway,');
    expect(last?.lines[0]?.bbox[0]).toBeCloseTo(60 / 850, 1);
    expect(first?.lines[0]?.text).toBe('CORNER BAKERY');
  });

  test('pages of a TIFF are read in one request, in the order asked for', async () => {
    const [last, first] = await (await ocr()).readTiffPages(
      tiff([sheet(520, 340, receipt), sheet(800, 400, letter)]),
      [2, 1],
    );
    expect(last?.lines[0]?.text).toBe('Dear Margaret Holloway,');
    expect(last?.lines[0]?.bbox[0]).toBeCloseTo(60 / 800, 1);
    expect(first?.lines[0]?.text).toBe('CORNER BAKERY');
  });

  test('a damaged image, a huge one and a broken PDF are told apart from an engine that is away', async () => {
    const reader = await ocr();
    const image = new Uint8Array([1, 2, 3]);
    const huge = Buffer.from('89504e470d0a1a0a0000000d49484452000027100000271008020000000000000049454e44', 'hex');
    await expect(reader.readImage(image)).rejects.toMatchObject({ code: 'document_corrupt' });
    await expect(reader.readImage(huge)).rejects.toMatchObject({ code: 'image_too_large' });
    await expect(reader.readPdfPages(image, [1])).rejects.toMatchObject({ code: 'document_corrupt' });
  });
});
