import { describe, expect, test } from 'vitest';
import { identify } from '../../../../lib/documents/media-type.ts';
import type { Ocr } from '../../../../lib/ports.ts';
import { openDocument } from '../../../../lib/stages/extract-text/open.ts';
import { passwordPdf, restrictedPdf } from './fixtures/encrypted-pdf.ts';
import { markedPages, pageMark } from './fixtures/page-marks.ts';
import { buildPdf, show } from './fixtures/pdf.ts';
import { failure, ocrThatSees, readAll, readText } from './fixtures/reading.ts';

const sentence = 'The quick brown fox jumps over the lazy dog, again and again. ';
const picture = { width: 400, height: 400 };
const drawPicture = (width: number, height: number) => `q ${width} 0 0 ${height} 0 0 cm /Im1 Do Q\n`;

describe('a PDF', () => {
  test('gives the text of each page', async () => {
    const pages = await readAll(buildPdf({ pages: [show('First page', 72, 700), show('Second page', 72, 700)] }));
    expect(pages).toMatchObject([
      { number: 1, text: 'First page', source: 'text', confidence: null },
      { number: 2, text: 'Second page', source: 'text', confidence: null },
    ]);
  });

  test('says where each line stands, as shares of the page from its upper left corner', async () => {
    const [page] = await readAll(buildPdf({ pages: [show('Top', 59.5, 800) + show('Bottom', 297.5, 42)] }));
    const [top, bottom] = page?.lines ?? [];
    expect(top).toMatchObject({ text: 'Top' });
    expect(top?.bbox[0]).toBeCloseTo(0.1, 3);
    expect(top?.bbox[1]).toBeGreaterThan(0.03);
    expect(top?.bbox[3]).toBeLessThan(0.06);
    expect(bottom?.bbox[0]).toBeCloseTo(0.5, 3);
    expect(bottom?.bbox[3]).toBeCloseTo(0.953, 2);
    expect((bottom?.bbox[2] ?? 0) - (bottom?.bbox[0] ?? 0)).toBeCloseTo(0.068, 2);
  });

  test('parts the columns of a line by tabs, in the order in which they stand', async () => {
    const line = show('19.00', 400, 700) + show('Tea', 72, 700) + show('2 packs', 250, 700);
    expect(await readText(buildPdf({ pages: [line + show('Total', 72, 680)] }))).toBe('Tea\t2 packs\t19.00\nTotal');
  });

  test('turned by its page is measured as it is shown', async () => {
    const turned = buildPdf({ pages: [show('Turned', 72, 700)] });
    const text = new TextDecoder('latin1')
      .decode(turned)
      .replace('/MediaBox [0 0 595 842]', '/Rotate 90/MediaBox[0 0 595 842]');
    const [page] = await readAll(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    const [left = 0, top = 0, right = 0, bottom = 0] = page?.lines[0]?.bbox ?? [];
    expect(bottom - top).toBeGreaterThan(right - left);
    expect(left).toBeGreaterThan(0.8);
  });

  test('may be read from any page, so that a run can go on where another stopped', async () => {
    const bytes = buildPdf({ pages: ['One', 'Two', 'Three'].map((text) => show(text, 72, 700)) });
    const document = await openDocument(bytes, identify(bytes), { ocr: null });
    expect(document.pageCount).toBe(3);
    expect(await document.readPages(3, 1)).toMatchObject([{ number: 3, text: 'Three' }]);
    await expect(document.readPages(4, 1)).rejects.toThrow('no page 4');
    await document.close();
  });
});

describe('a page that only its picture can tell', () => {
  const scan = buildPdf({ pages: [show(sentence.repeat(3), 20, 700, 4), drawPicture(595, 842)], picture });

  test('goes to OCR when it has no text, and only that page', async () => {
    const ocr = ocrThatSees('Scanned words');
    const pages = await readAll(scan, ocr);
    expect(ocr.asked).toEqual([1]);
    expect(pages[1]).toMatchObject({ number: 2, text: 'Scanned words', source: 'ocr', confidence: 0.9 });
    expect(pages[1]?.lines).toHaveLength(1);
  });

  test('goes to OCR when its picture is the last that is drawn, with nothing restored after it', async () => {
    const bare = buildPdf({ pages: ['595 0 0 842 0 0 cm /Im1 Do'], picture });
    expect(await readAll(bare, ocrThatSees('Scanned words'))).toMatchObject([{ text: 'Scanned words', source: 'ocr' }]);
  });

  test('is sent with others that come with it, without the rest of the document', async () => {
    const sheets = Array.from({ length: 9 }, (_, index) => drawPicture(595, 842) + pageMark(index + 1));
    sheets[4] = show(sentence.repeat(3), 20, 700, 4);
    const bytes = buildPdf({ pages: sheets, picture });
    const size = bytes.length;
    const sent: { pages: number[]; size: number }[] = [];
    const page = { text: 'Scanned words', confidence: 0.9, lines: [] };
    const ocr: Ocr = {
      ...ocrThatSees(''),
      async readPdfPages(pdf, pages) {
        sent.push({ pages: markedPages(pdf, pages), size: pdf.length });
        return pages.map(() => page);
      },
    };
    const document = await openDocument(bytes, identify(bytes), { ocr });
    const first = await document.readPages(1, 2);
    const second = await document.readPages(3, 5);
    const third = await document.readPages(6, 5);
    await document.close();
    expect([first, second, third].map((pages) => pages.map(({ number, source }) => `${number} ${source}`))).toEqual([
      ['1 ocr', '2 ocr'],
      ['3 ocr', '4 ocr', '5 text'],
      ['6 ocr', '7 ocr', '8 ocr', '9 ocr'],
    ]);
    expect(sent.map(({ pages }) => pages)).toEqual([
      [1, 2],
      [3, 4],
      [6, 7, 8, 9],
    ]);
    for (const request of sent) expect(request.size).toBeLessThan(size);
  });

  test('is sent with fewer others when together they are more than an engine takes at once', async () => {
    const heavy = `% ${' '.repeat(3_000_000)}\n`;
    const sheets = [1, 2, 3].map((number) => drawPicture(595, 842) + pageMark(number) + heavy);
    const ocr = ocrThatSees('Scanned words');
    const document = await openDocument(buildPdf({ pages: sheets, picture }), 'application/pdf', { ocr });
    expect((await document.readPages(1, 5)).map(({ number }) => number)).toEqual([1, 2]);
    expect((await document.readPages(3, 5)).map(({ number }) => number)).toEqual([3]);
    await document.close();
    expect(ocr.asked).toEqual([1, 2, 1]);
  });

  test('waits for an OCR engine when there is none', async () => {
    await expect(readText(scan)).rejects.toMatchObject(failure('engine_unavailable', /OCR/));
  });

  test('goes to OCR when all its text is a stamp on a scan', async () => {
    const stamped = buildPdf({ pages: [drawPicture(595, 842) + show('Copy 7', 20, 20)], picture });
    expect((await readAll(stamped, ocrThatSees('Scanned words')))[0]).toMatchObject({ source: 'ocr' });
  });

  test('is read as text when its picture is only a logo', async () => {
    const letterhead = buildPdf({ pages: [drawPicture(100, 50) + show('ACME', 72, 700)], picture });
    expect(await readText(letterhead)).toBe('ACME');
  });

  test('goes to OCR when its text layer is garbage', async () => {
    const garbage = buildPdf({ pages: [show('"$%&+!#~*^"$%&+!#~*^', 72, 700)] });
    expect((await readAll(garbage, ocrThatSees('Real words')))[0]).toMatchObject({ text: 'Real words', source: 'ocr' });
  });

  test('with dots that lead to page numbers is no garbage', async () => {
    expect(await readText(buildPdf({ pages: [show(`Terms ${'.'.repeat(80)} 4`, 72, 700)] }))).toMatch(/^Terms \.+ 4$/);
  });

  test('is empty when nothing is on it', async () => {
    expect(await readAll(buildPdf({ pages: ['q 1 1 1 rg 0 0 595 842 re f Q'] }))).toMatchObject([
      { text: '', source: 'text' },
    ]);
  });
});

describe('check 4: a PDF behind a password', () => {
  test('says that it needs one', async () => {
    await expect(readText(passwordPdf)).rejects.toMatchObject(failure('document_encrypted', /password/));
  });

  test('is read when the password is empty, whatever its flags ask for', async () => {
    expect(await readText(restrictedPdf)).toBe('Secret total 42');
  });
});

describe('a PDF with files in it', () => {
  const withFiles = (names: string[]) => {
    const files = names.map((name) => `(${name}) << /Type /Filespec /F (${name}) /UF (${name}) /EF << /F 4 0 R >> >>`);
    const catalog = `/Names << /EmbeddedFiles << /Names [${files.join(' ')}] >> >>`;
    return buildPdf({ pages: [show('One', 72, 700), show('Two', 72, 700)], catalog });
  };

  test('lists their names under its last page', async () => {
    const pages = await readAll(withFiles(['factur-x.xml', 'terms.pdf']));
    expect(pages.map(({ text }) => text)).toEqual(['One', 'Two\n\nAttachments: factur-x.xml, terms.pdf']);
  });

  test('whose list of them is damaged is read without it', async () => {
    const catalog = '/Names << /EmbeddedFiles << /Names [(a) 99 0 R 7 /x] /Kids [1 0 R] >> >>';
    expect(await readText(buildPdf({ pages: [show('One', 72, 700)], catalog }))).toMatch(/^One/);
  });
});
