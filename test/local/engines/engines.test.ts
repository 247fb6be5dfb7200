import utif from 'utif2';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createEngines } from '../../../local/engines/engines.ts';
import { jpeg, letter, png, receipt, sheet, turned, twoColumns } from './drawing.ts';
import { scannedPdf } from './scanned-pdf.ts';
import { withOrientation } from './with-orientation.ts';

const counts = new Map<string, number>();
const surroundings = {
  now: () => 0,
  meter: (operation: string, count = 1) => counts.set(operation, (counts.get(operation) ?? 0) + count),
};
// Whatever else the machine has to do.
const engines = createEngines(surroundings, { patience: 600_000, deadline: 600_000 });

beforeEach(() => counts.clear());
afterAll(() => engines.close?.());

const features = [{ type: 'DOCUMENT_TEXT_DETECTION' }];

async function post(path: string, body: unknown) {
  const init = { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await engines.fetch(new Request(`http://engines.test${path}`, init));
  return { status: response.status, body: await response.json() };
}

const imageRequest = (bytes: Buffer) => ({ image: { content: bytes.toString('base64') }, features });

async function readImage(bytes: Buffer) {
  const { body } = await post('/v1/images:annotate?key=any', { requests: [imageRequest(bytes)] });
  return body.responses[0];
}

async function readFile(bytes: Buffer, mimeType: string, pages?: number[]) {
  const inputConfig = { content: bytes.toString('base64'), mimeType };
  const { body } = await post('/v1/files:annotate', { requests: [{ inputConfig, features, pages }] });
  return body.responses[0];
}

const textOf = (lines: { text: string }[]) => lines.map(({ text }) => text).join('\n');

describe('reading an image', () => {
  test('a letter is read line by line, with its spaces and punctuation', async () => {
    const { fullTextAnnotation, textAnnotations } = await readImage(png(sheet(800, 400, letter)));
    expect(fullTextAnnotation.text).toBe(textOf(letter));
    expect(fullTextAnnotation.pages[0]).toMatchObject({ width: 800, height: 400 });
    expect(fullTextAnnotation.pages[0].confidence).toBeGreaterThan(0.95);
    expect(textAnnotations[0].description).toBe(textOf(letter));
    expect(textAnnotations[1].description).toBe('Dear');
  });

  test('the columns of a receipt stay on their row, two spaces apart', async () => {
    const { fullTextAnnotation } = await readImage(jpeg(sheet(520, 340, receipt)));
    expect(fullTextAnnotation.text.split('\n')).toEqual([
      'CORNER BAKERY',
      'Rye bread  4.80',
      'Apple cake  12.50',
      'TOTAL  17.30',
    ]);
  });

  test('two columns of prose are read one after the other, below their heading', async () => {
    const { fullTextAnnotation } = await readImage(png(sheet(900, 560, twoColumns)));
    expect(fullTextAnnotation.text).toBe(textOf(twoColumns));
  });

  test.each([
    ['on its right side', 1],
    ['upside down', 2],
    ['on its left side', 3],
  ] as const)('a page that lies %s reads the same', async (_, quarters) => {
    const { fullTextAnnotation } = await readImage(png(turned(sheet(800, 400, letter), quarters)));
    expect(fullTextAnnotation.text).toBe(textOf(letter));
  });

  test('each word stands where it was drawn', async () => {
    const { fullTextAnnotation } = await readImage(png(sheet(520, 340, receipt)));
    const words = fullTextAnnotation.pages[0].blocks.flatMap((block: Block) => block.paragraphs[0]?.words ?? []);
    const cake = words.find(({ symbols }: Word) => symbols.map((symbol) => symbol.text).join('') === '12.50');
    const xs = cake.boundingBox.vertices.map(({ x }: { x: number }) => x);
    const ys = cake.boundingBox.vertices.map(({ y }: { y: number }) => y);
    expect(Math.min(...xs)).toBeGreaterThan(385);
    expect(Math.max(...xs)).toBeLessThan(490);
    expect(Math.min(...ys)).toBeGreaterThan(175);
    expect(Math.max(...ys)).toBeLessThan(225);
  });

  test('on a page that lies upside down, words keep the places they have on the image', async () => {
    const { textAnnotations } = await readImage(png(turned(sheet(800, 400, letter), 2)));
    const [dear] = textAnnotations.slice(1);
    expect(dear.description).toBe('Dear');
    for (const { x, y } of dear.boundingPoly.vertices) {
      expect(x).toBeGreaterThan(650);
      expect(y).toBeGreaterThan(280);
    }
  });

  test('a photo is turned the way its EXIF says', async () => {
    const upright = sheet(800, 400, letter);
    const { fullTextAnnotation } = await readImage(withOrientation(jpeg(turned(upright, 3)), 6));
    expect(fullTextAnnotation.text).toBe(textOf(letter));
    expect(fullTextAnnotation.pages[0]).toMatchObject({ width: 800, height: 400 });
  });

  test('a WebP and a GIF are read too', async () => {
    const drawn = sheet(800, 400, letter);
    const webp = await readImage(drawn.toBuffer('image/webp'));
    const gif = await readImage(drawn.toBuffer('image/gif'));
    expect(webp.fullTextAnnotation.text).toBe(textOf(letter));
    expect(gif.fullTextAnnotation.text).toBe(textOf(letter));
  });

  test('a TIFF is read by its first page, as an image and as a file', async () => {
    const drawn = sheet(800, 400, letter);
    const tiff = Buffer.from(utif.encodeImage(drawn.data(), drawn.width, drawn.height));
    expect((await readImage(tiff)).fullTextAnnotation.text).toBe(textOf(letter));
    const { totalPages, responses } = await readFile(tiff, 'image/tiff');
    expect(totalPages).toBe(1);
    expect(responses[0].fullTextAnnotation.text).toBe(textOf(letter));
  });

  test('a page without text has no annotation and no error', async () => {
    expect(await readImage(png(sheet(300, 300, [])))).toEqual({});
  });

  test('a damaged image fails by itself, its neighbours in the batch are read, and only they are billed', async () => {
    const good = png(sheet(520, 340, receipt));
    const { status, body } = await post('/v1/images:annotate', {
      requests: [imageRequest(good.subarray(0, 60)), imageRequest(Buffer.from('no image')), imageRequest(good)],
    });
    expect(status).toBe(200);
    expect(body.responses[0].error).toEqual({ code: 3, message: 'Bad image data.' });
    expect(body.responses[1].error).toEqual({ code: 3, message: 'Bad image data.' });
    expect(body.responses[2].fullTextAnnotation.text).toContain('TOTAL  17.30');
    expect(counts.get('engines.ocr_pages')).toBe(1);
  });

  test('an image of more than 50 megapixels is refused by its header alone', async () => {
    const header = Buffer.from('89504e470d0a1a0a0000000d49484452000027100000271008020000000000000049454e44', 'hex');
    expect((await readImage(header)).error).toEqual({
      code: 3,
      message: 'Image too large. Please limit to 50 megapixels.',
    });
  });
});

describe('reading a file', () => {
  const pages = ['First page', 'Second page', 'Third page'].map((text) => sheet(850, 1100, [{ text, x: 100, y: 200 }]));
  const pdf = scannedPdf(pages);

  test('the pages of a scanned PDF that were asked for are read, the last one by −1', async () => {
    const answer = await readFile(pdf, 'application/pdf', [2, -1]);
    expect(answer.totalPages).toBe(3);
    expect(answer.responses.map((page: PageAnswer) => page.fullTextAnnotation.text)).toEqual([
      'Second page',
      'Third page',
    ]);
    expect(answer.responses.map((page: PageAnswer) => page.context.pageNumber)).toEqual([2, 3]);
    expect(counts.get('engines.ocr_pages')).toBe(2);
  });

  test('places on a PDF page are shares of it, its size is in points', async () => {
    const [first] = (await readFile(pdf, 'application/pdf', [1])).responses;
    expect(first.fullTextAnnotation.pages[0]).toMatchObject({ width: 612, height: 792 });
    const [corner] = first.textAnnotations[1].boundingPoly.normalizedVertices;
    expect(corner.x).toBeCloseTo(100 / 850, 1);
    expect(corner.y).toBeCloseTo(175 / 1100, 1);
  });

  test('a page that does not exist and a file that is no PDF are errors of the file', async () => {
    expect((await readFile(pdf, 'application/pdf', [4])).error).toMatchObject({ code: 3 });
    expect((await readFile(Buffer.from('%PDF-1.4 nonsense'), 'application/pdf')).error).toMatchObject({ code: 3 });
    expect(counts.get('engines.ocr_pages')).toBeUndefined();
  });

  test('a GIF is a file of one page', async () => {
    const answer = await readFile(sheet(800, 400, letter).toBuffer('image/gif'), 'image/gif');
    expect(answer.totalPages).toBe(1);
    expect(answer.responses[0].fullTextAnnotation.text).toBe(textOf(letter));
  });
});

describe('the server', () => {
  test('health is answered without starting the engine', async () => {
    const response = await engines.fetch(new Request('http://engines.test/'));
    expect(response.status).toBe(200);
  });

  test('what it cannot do is 501 with a sentence', async () => {
    const faces = { image: { content: '' }, features: [{ type: 'FACE_DETECTION' }] };
    expect((await post('/v1/images:annotate', { requests: [faces] })).status).toBe(501);
    expect(await post('/v1/images:paint', {})).toMatchObject({
      status: 501,
      body: { error: { status: 'UNIMPLEMENTED' } },
    });
  });

  test('a malformed request is 400 and says where', async () => {
    expect((await post('/v1/images:annotate', '{')).status).toBe(400);
    const { status, body } = await post('/v1/images:annotate', { requests: [{ features }] });
    expect(status).toBe(400);
    expect(body.error.message).toContain('requests.0.image');
    const sixPages = { inputConfig: { content: '', mimeType: 'application/pdf' }, features, pages: [1, 2, 3, 4, 5, 6] };
    expect((await post('/v1/files:annotate', { requests: [sixPages] })).status).toBe(400);
  });
});

interface Word {
  symbols: { text: string }[];
}
interface Block {
  paragraphs: { words: Word[] }[];
}
interface PageAnswer {
  fullTextAnnotation: { text: string };
  context: { pageNumber: number };
}
