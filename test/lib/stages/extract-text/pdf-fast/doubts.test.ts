import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../../../lib/stages/extract-text/limits.ts';
import { openFastPdf } from '../../../../../lib/stages/extract-text/pdf/fast/fast-pdf.ts';
import { latin1, makePdf } from './make-pdf.ts';
import { at, helvetica, onePage, toUnicode } from './pages.ts';

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const edited = (bytes: Uint8Array, from: string | RegExp, to: string) => latin1(text(bytes).replace(from, to));
const simple = onePage({ content: at(50, 700, 'Simple'), filter: '' });

/** Whether the first page is left to the PDF library. */
const isLeft = (bytes: Uint8Array) => (openFastPdf(bytes)?.page(1) ?? null) === null;

const font = (entries: string) => `<< /Type /Font /BaseFont /AAAAAA+Any ${entries} >>`;
const widths = '/FirstChar 0 /LastChar 255 /Widths [500]';

describe('our own reader leaves to the PDF library a document', () => {
  test('whose cross references are elsewhere, broken or run in circles', () => {
    expect(isLeft(simple)).toBe(false);
    expect(isLeft(edited(simple, /startxref\n\d+/, 'startxref\n7'))).toBe(true);
    expect(isLeft(edited(simple, /startxref[\s\S]*/, ''))).toBe(true);
    expect(isLeft(edited(simple, /(\d{10}) 00000 n/, '0000000011 00000 n'))).toBe(true);
    expect(isLeft(edited(simple, '/Root 1 0 R', '/Root 1 0 R /Prev 5'))).toBe(true);
    expect(isLeft(edited(simple, '3 0 obj', '9 0 obj'))).toBe(true);
    expect(isLeft(edited(simple, '%PDF', 'junk%PDF'))).toBe(true);
  });

  test('that is encrypted', () => {
    const parts = [{ text: '<< /Type /Catalog /Pages 2 0 R >>' }, { text: '<< /Type /Pages /Kids [] /Count 0 >>' }];
    expect(openFastPdf(makePdf(parts, { trailer: '/Encrypt << /Filter /Standard >>' }))).toBe(null);
  });

  test('whose pages are not as many as it says, or hold themselves', () => {
    expect(isLeft(edited(simple, '/Count 1', '/Count 2'))).toBe(true);
    expect(isLeft(edited(simple, '/Kids [3 0 R]', '/Kids [2 0 R]'))).toBe(true);
    expect(isLeft(edited(simple, '/Kids [3 0 R]', '/Kids [3 1 R]'))).toBe(true);
  });

  test('whose lists are too deep', () => {
    const deep = `${'['.repeat(limits.fastPdf.depth + 2)}${']'.repeat(limits.fastPdf.depth + 2)}`;
    expect(isLeft(onePage({ content: at(50, 700, 'Deep'), entries: `/Deep ${deep}` }))).toBe(true);
  });
});

describe('our own reader leaves to the PDF library a page', () => {
  test('whose content is damaged, packed in a rare way, or of another length', () => {
    const whole = deflateSync(latin1(at(50, 700, 'Whole')));
    const cut = whole.slice(0, -8);
    expect(isLeft(onePage({ content: whole, filter: '[/FlateDecode]' }))).toBe(false);
    expect(isLeft(onePage({ content: cut, filter: '[/FlateDecode]' }))).toBe(true);
    expect(isLeft(onePage({ content: 'x', filter: '/LZWDecode' }))).toBe(true);
    expect(isLeft(edited(simple, /\/Length \d+/, '/Length 3'))).toBe(true);
  });

  test('with operators that it does not know, lack operands, or are no PDF', () => {
    for (const odd of [
      '1 2 Show',
      '(text) 12',
      '12 Tf',
      '/F1 Tf',
      '[(a) (b] TJ',
      '<4x> Tj',
      '1..2 Tc',
      '(a',
      '>> n',
      '/F9 9 Tf (a) Tj',
      '(no font) Tj',
    ])
      expect(isLeft(onePage({ content: odd === '(no font) Tj' ? odd : `/F1 9 Tf ${odd} n` })), odd).toBe(
        odd !== '(text) 12',
      );
  });

  test('with fonts whose codes may mean anything', () => {
    const descendant =
      '/DescendantFonts [<< /Subtype /CIDFontType2 /BaseFont /Any /FontDescriptor << /FontName /Any /FontFile2 4 0 R >> >>]';
    const map = [{ text: '<<', stream: toUnicode({ '0041': 'A' }) }];
    const unclear: Record<string, string> = {
      'no map to Unicode': font(`/Subtype /Type0 /Encoding /Identity-H ${descendant}`),
      'written downwards': font(`/Subtype /Type0 /Encoding /Identity-V /ToUnicode 5 0 R ${descendant}`),
      'drawn by the document': font(
        `/Subtype /Type3 ${widths} /FontMatrix [.001 0 0 .001 0 0] /CharProcs << >> /FontBBox [0 0 9 9] /Encoding << /Differences [65 /A] >>`,
      ),
      signs: helvetica.replace('Helvetica', 'ZapfDingbats'),
      'a glyph without a meaning': font(`/Subtype /Type1 ${widths} /Encoding << /Differences [65 /banana] >>`),
      'no widths': font('/Subtype /Type1 /Encoding /WinAnsiEncoding'),
    };
    for (const [why, dict] of Object.entries(unclear))
      expect(isLeft(onePage({ content: '/U 9 Tf <0041> Tj', fonts: { U: dict }, more: map })), why).toBe(true);
  });

  test('when more than two of a hundred codes have no meaning', () => {
    const fonts = {
      S: font(`/Subtype /TrueType ${widths} /FontDescriptor << /FontName /Any /Flags 4 >> /ToUnicode 5 0 R`),
    };
    const more = [{ text: '<<', stream: toUnicode({ '41': 'A' }) }];
    const page = (unknown: number) =>
      onePage({ content: `/S 9 Tf (${'A'.repeat(98)}${'B'.repeat(unknown)}) Tj`, fonts, more });
    expect(isLeft(page(2))).toBe(false);
    expect(isLeft(page(3))).toBe(true);
  });
});

describe('our own reader gives up before it costs much', () => {
  test('forms within themselves, and too many within each other', () => {
    const form = (next: string, content: string) => ({
      text: `<< /Type /XObject /Subtype /Form /Resources << /Font << /F1 ${helvetica} >> /XObject << /X ${next} >> >>`,
      stream: content,
    });
    const resources = '/XObject << /X 5 0 R >>';
    expect(isLeft(onePage({ content: '/X Do', resources, more: [form('5 0 R', '/X Do')] }))).toBe(true);
    const chain = Array.from({ length: 14 }, (_, index) =>
      form(`${index + 6} 0 R`, index < 13 ? '/X Do' : at(9, 9, 'end')),
    );
    expect(isLeft(onePage({ content: '/X Do', resources, more: chain }))).toBe(true);
    expect(
      isLeft(
        onePage({
          content: '/X Do',
          resources,
          more: chain.slice(6).map((_, index) => form(`${index + 6} 0 R`, index < 7 ? '/X Do' : '')),
        }),
      ),
    ).toBe(false);
  });

  test('a length that is in an object whose length is in itself', () => {
    const content = edited(simple, /\/Length \d+/, '/Length 4 0 R');
    expect(isLeft(content)).toBe(true);
  });
});
