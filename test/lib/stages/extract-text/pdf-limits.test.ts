import { describe, expect, test } from 'vitest';
import { limits } from '../../../../lib/stages/extract-text/limits.ts';
import { failure, readText, utf8 } from './fixtures/reading.ts';
import { makePdf } from './pdf-fast/make-pdf.ts';
import { at, helvetica, onePage, toUnicode } from './pdf-fast/pages.ts';

const { fastPdf } = limits;
const tooLarge = failure('document_too_complex', /too large when unpacked/);
const descriptor = '/FontDescriptor << /Type /FontDescriptor /FontName /AAAAAA+Any /Flags 4 >>';
const simpleFont = `<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Any /FirstChar 0 /Widths [500] ${descriptor} /ToUnicode 5 0 R >>`;
const compositeFont = (widths: string) =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Any /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /AAAAAA+Any ${descriptor} /W [${widths}] >>] >>`;
const form = (next: number, content: string) => ({
  text: `<< /Type /XObject /Subtype /Form /Resources << /Font << /F1 ${helvetica} >> /XObject << /X ${next} 0 R >> >>`,
  stream: content,
});

/** A document whose only page has so many pieces of content, each this one. */
const manyPieces = (pieces: number, content: string, filter?: string) =>
  makePdf([
    { text: '<< /Type /Catalog /Pages 2 0 R >>' },
    { text: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>' },
    { text: `<< /Type /Page /Parent 2 0 R /Contents [${'4 0 R '.repeat(pieces)}] >>` },
    { text: '<<', stream: content, ...(filter === undefined ? {} : { filter }) },
  ]);

/** Nodes that each list the next one three times. */
function bushyTree(levels: number): Uint8Array {
  const node = (level: number) => {
    const kids = level < levels ? `${level + 2} 0 R `.repeat(3) : '';
    return { text: `<< /Type /Pages ${level > 1 ? `/Parent ${level} 0 R` : ''} /Count 1 /Kids [${kids}] >>` };
  };
  return makePdf([
    { text: '<< /Type /Catalog /Pages 2 0 R >>' },
    ...Array.from({ length: levels }, (_, index) => node(index + 1)),
  ]);
}

const kinds: Record<string, [make: () => Uint8Array, sentence: RegExp]> = {
  'forms that unfold to billions': [
    () =>
      onePage({
        content: '/X Do',
        resources: '/XObject << /X 5 0 R >>',
        more: Array.from({ length: 11 }, (_, level) => form(level + 6, level < 10 ? '/X Do '.repeat(8) : 'n')),
      }),
    /too many steps/,
  ],
  'more operators than any page needs': [
    () => onePage({ content: 'n '.repeat(fastPdf.operators + 1) }),
    /too many steps/,
  ],
  'more characters than any page holds': [
    () => onePage({ content: `BT /F1 9 Tf (${'a'.repeat(fastPdf.glyphs + 1)}) Tj ET` }),
    /too many characters/,
  ],
  'states that are kept without end': [() => onePage({ content: 'q '.repeat(fastPdf.states + 1) }), /too many states/],
  'a list without end': [
    () => onePage({ content: `BT /F1 9 Tf [${'(a)1'.repeat(fastPdf.list)}] TJ ET` }),
    /list in this PDF is too long/,
  ],
  'content in pieces that are large together, packed': [
    () => manyPieces(100, 'n '.repeat(500_000)),
    /too large when unpacked/,
  ],
  'content in pieces that are large together, as it is': [
    () => manyPieces(1000, 'n '.repeat(50_000), ''),
    /too large when unpacked/,
  ],
  'a map of a font that is written over and over': [
    () => {
      const ranges = '1 beginbfrange\n<0000> <ffff> <0041>\nendbfrange\n'.repeat(10_000);
      return onePage({
        content: 'BT /S 9 Tf (A) Tj ET',
        fonts: { S: simpleFont },
        more: [{ text: '<<', stream: ranges }],
      });
    },
    /too large a table/,
  ],
  'widths of a font that are written over and over': [
    () =>
      onePage({
        content: 'BT /S 9 Tf <0041> Tj ET',
        fonts: { S: compositeFont('0 65535 500 '.repeat(10_000)) },
        more: [{ text: '<<', stream: toUnicode({ '0041': 'a' }) }],
      }),
    /too large a table/,
  ],
  'a tree of pages that unfolds to billions of nodes': [() => bushyTree(35), /too large a tree/],
  'more fields than any form has': [
    () =>
      onePage({
        content: at(9, 9, 'x'),
        entries: `/Annots [${'5 0 R '.repeat(fastPdf.annotations + 1)}]`,
        more: [{ text: '<< /Subtype /Widget /FT /Tx /V (a) /Rect [0 0 9 9] >>' }],
      }),
    /too many fields/,
  ],
};

describe('check 4: a PDF is refused, and not even shown to the PDF library, for', () => {
  test.each(Object.entries(kinds))('%s', async (_, [make, sentence]) => {
    await expect(readText(make())).rejects.toMatchObject(failure('document_too_complex', sentence));
  });
});

describe('check 4: a PDF that our own reader leaves to the PDF library is refused before that for', () => {
  const left = (bytes: Uint8Array) => Uint8Array.from([...utf8('\n'), ...bytes]);

  test('content that it would work on for a minute', async () => {
    const long = onePage({ content: 'n '.repeat(limits.pdfContent / 2 + 1) });
    await expect(readText(left(long))).rejects.toMatchObject(tooLarge);
    const plain = onePage({ content: 'n '.repeat(limits.pdfContent / 2 + 1), filter: '' });
    await expect(readText(left(plain))).rejects.toMatchObject(tooLarge);
  });

  test('content in more pieces than any page has', async () => {
    await expect(readText(left(manyPieces(limits.pdfPieces + 1, 'n')))).rejects.toMatchObject(tooLarge);
  });

  test('more fields than any form has', async () => {
    const fields = `/Annots [${'5 0 R '.repeat(limits.pdfPieces + 1)}]`;
    const many = onePage({ content: at(9, 9, 'x'), entries: fields, more: [{ text: '<< /Rect [0 0 9 9] >>' }] });
    await expect(readText(left(many))).rejects.toMatchObject(tooLarge);
  });

  test('a map of a font that is written over and over', async () => {
    const [make = () => new Uint8Array()] = kinds['a map of a font that is written over and over'] ?? [];
    await expect(readText(left(make()))).rejects.toMatchObject(failure('document_too_complex', /too large a table/));
  });
});

test('a document that only comes near the limits is read', async () => {
  const content = `${'q '.repeat(1000)}${'n '.repeat(100_000)}${at(50, 700, 'Still read')}`;
  expect(await readText(onePage({ content }))).toBe('Still read');
});
