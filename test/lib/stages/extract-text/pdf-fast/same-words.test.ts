import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFast, readSlowly, rounded } from './both-ways.ts';
import { makePdf } from './make-pdf.ts';
import { at, helvetica, onePage, toUnicode } from './pages.ts';

/** Reads both ways, holds one against the other, and answers what both see. */
async function seenByBoth(bytes: Uint8Array): Promise<string> {
  const fast = await readFast(bytes);
  expect(rounded(fast)).toEqual(rounded(await readSlowly(bytes)));
  return fast?.map((lines) => lines?.map(({ text }) => text).join('\n')).join('\n---\n') ?? '';
}

describe('our own reader of PDFs sees what the PDF library sees in', () => {
  test('the samples that come with the product', async () => {
    for (const name of ['invoice', 'resume']) {
      const text = await seenByBoth(new Uint8Array(readFileSync(`local/demo/samples/${name}.pdf`)));
      expect(text.length).toBeGreaterThan(500);
    }
  });

  test('standard fonts, whose widths are in no file', async () => {
    const names = [
      'Times-Roman',
      'Times-Bold',
      'Helvetica-BoldOblique',
      'Arial,Italic',
      'TimesNewRomanPS-BoldItalicMT',
    ];
    const fonts = names.map((name) => helvetica.replace('Helvetica', name));
    const lines = names.map(
      (_, index) => `BT /T${index} 11 Tf 50 ${700 - index * 20} Td (Grove ) Tj (Street \\(7\\)) Tj ET`,
    );
    const content = lines.join('\n');
    const text = await seenByBoth(
      onePage({ content, fonts: Object.fromEntries(fonts.map((font, index) => [`T${index}`, font])) }),
    );
    expect(text).toBe(names.map(() => 'Grove Street (7)').join('\n'));
  });

  test('encodings with differences', async () => {
    const encoding = '<< /BaseEncoding /MacRomanEncoding /Differences [65 /Euro /uni20AC 97 /fi /Aogonek /u1F600] >>';
    const font = helvetica.replace('/WinAnsiEncoding', encoding).replace('>>', ' >>');
    const widths = `/FirstChar 0 /Widths [${'500 '.repeat(256)}]`;
    const content = 'BT /D 12 Tf 50 700 Td (ABCabc \\212) Tj ET';
    const text = await seenByBoth(onePage({ content, fonts: { D: font.replace('/Type1', `/Type1 ${widths}`) } }));
    expect(text).toBe('€€CfiĄ😀 ä');
  });

  test('fonts with a map to Unicode, for codes of one byte and of two', async () => {
    const simple = `<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Any /FirstChar 1 /LastChar 3 /Widths [500 600 250] /ToUnicode 5 0 R /FontDescriptor 7 0 R >>`;
    const composite = `<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Any /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /AAAAAA+Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R /DW 700 /W [1 [500 510] 3 9 300] >>] >>`;
    const text = await seenByBoth(
      onePage({
        content: 'BT /S 12 Tf 50 700 Td <010203 0201> Tj /C 12 Tf 0 -20 Td [<0001 0002> -400 <0003>] TJ ET',
        fonts: { S: simple, C: composite },
        more: [
          { text: '<<', stream: toUnicode({ '01': 'q', '02': 'ﬃ', '03': '\u00a0' }) },
          { text: '<<', stream: toUnicode({ '0001': 'Ж', '0002': 'ß', '0003': '漢' }) },
          { text: '<< /Type /FontDescriptor /FontName /AAAAAA+Any /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 >>' },
        ],
      }),
    );
    expect(text).toBe('qffi ffiq\nЖß 漢');
  });

  test('files whose objects are packed in streams', async () => {
    expect(await seenByBoth(onePage({ content: at(50, 700, 'Packed'), isPacked: true }))).toBe('Packed');
  });

  test('forms within forms', async () => {
    const own = `/Resources << /Font << /F1 ${helvetica} >> /XObject << /Inner 6 0 R >> >>`;
    const outer = `q 1 0 0 1 0 -50 cm /Inner Do Q ${at(0, 0, 'outer')}`;
    const text = await seenByBoth(
      onePage({
        content: `${at(50, 700, 'page')} q .5 0 0 .5 100 100 cm /Outer Do Q ${at(50, 650, 'again')}`,
        resources: '/XObject << /Outer 5 0 R >>',
        more: [
          {
            text: `<< /Type /XObject /Subtype /Form /BBox [0 0 500 500] /Matrix [1 0 0 1 50 500] ${own}`,
            stream: outer,
          },
          { text: '<< /Type /XObject /Subtype /Form /BBox [0 0 500 500]', stream: at(0, 0, 'inner') },
        ],
      }),
    );
    expect(text.match(/\w+/g)?.join(' ')).toBe('page inner outer again');
  });

  test('pages that are turned, cut off, or hang in a deep tree', async () => {
    const content = `${at(150, 700, 'Turned and cut')}${at(20, 20, 'unseen')}BT /F1 9 Tf 0 1 -1 0 300 300 Tm (upwards text) Tj ET`;
    for (const degrees of [90, 180, 270, -90, 450]) {
      const text = await seenByBoth(onePage({ content, entries: `/Rotate ${degrees} /CropBox [100 100 500 900]` }));
      expect(text).toBe('Turned and cut\nupwards text');
    }
    const kids = [1, 2].map((number) => ({
      text: `<< /Type /Page /Parent 3 0 R /Contents ${number + 5} 0 R >>`,
    }));
    const deep = makePdf([
      { text: '<< /Type /Catalog /Pages 2 0 R >>' },
      { text: `<< /Type /Pages /Kids [3 0 R] /Count 2 /Resources << /Font << /F1 ${helvetica} >> >> >>` },
      { text: '<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 5 0 R] /Count 2 /MediaBox [0 0 300 300] >>' },
      ...kids,
      { text: '<<', stream: at(10, 100, 'one') },
      { text: '<<', stream: at(10, 100, 'two') },
    ]);
    expect(await seenByBoth(deep)).toBe('one\n---\ntwo');
  });

  test('columns, and parts of a line that are drawn in any order', async () => {
    const rows = [0, 1, 2].map(
      (row) => at(300, 700 - row * 14, `right ${row}`) + at(50, 700 - row * 14, `left ${row}`),
    );
    expect(await seenByBoth(onePage({ content: rows.join('') }))).toBe(
      'left 0\tright 0\nleft 1\tright 1\nleft 2\tright 2',
    );
  });

  test('every way in which text is spaced, raised, stretched and moved', async () => {
    const content = `BT /F1 10 Tf 14 TL 50 700 Td 5 Tw ( two words) Tj T*
      [(ker) 80 (ned) -300 (apart) -2500 (far)] TJ (next) ' 1 0 (both) " 0 Tc 0 Tw
      0 -14 TD 80 Tz (narrow) Tj 100 Tz (x) Tj 4 Ts (2) Tj 0 Ts ( after) Tj
      1 0 .3 1 50 500 Tm (slanted) Tj .7 .7 -.7 .7 200 400 Tm (across) Tj -1 0 0 -1 400 300 Tm (head down) Tj ET`;
    const text = await seenByBoth(onePage({ content }));
    expect(text).toContain('kerned apart\tfar\nnext');
  });

  test('strings with escapes, hexadecimal ones, pictures in between and marked content', async () => {
    const content = `BT /F1 12 Tf 50 700 Td (a\\(b\\)c\\134\\101\\
      d) Tj <414 2> Tj ET BI /W 2 /H 2 /BPC 8 /CS /G ID ab\x00\xff\nEI ET /Span << /ActualText (no) >> BDC
      ${at(50, 600, 'marked')} EMC % remark (`;
    expect(await seenByBoth(onePage({ content }))).toBe('a(b)c\\A\tdAB\nmarked');
  });
});
