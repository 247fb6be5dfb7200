import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { withDeadline } from '../../../../lib/stages/extract-text/pdf/deadline.ts';
import { buildPdf, show } from './fixtures/pdf.ts';
import { failure, ocrThatSees, readAll, readText, utf8 } from './fixtures/reading.ts';

const blanks = deflateSync(new Uint8Array(50 * 1_048_576).fill(32));
const tooComplex = failure('document_too_complex', /too large when unpacked/);

function base85(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const group = [0, 1, 2, 3].map((index) => bytes[at + index] ?? 0);
    let value = group.reduce((sum, byte) => sum * 256 + byte, 0);
    let digits = '';
    for (let index = 0; index < 5; index++) {
      digits = String.fromCharCode(33 + (value % 85)) + digits;
      value = Math.floor(value / 85);
    }
    text += digits.slice(0, Math.min(4, bytes.length - at) + 1);
  }
  return `${text}~>`;
}

describe('check 4: a PDF made to do harm', () => {
  test('whose content unpacks to 50 MB is refused', async () => {
    const bomb = buildPdf({ pages: [blanks], contentEntries: '/Filter /FlateDecode' });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readText(bomb)).rejects.toMatchObject(tooComplex);
  });

  test('whose content is packed twice to hide that is refused', async () => {
    const bomb = buildPdf({ pages: [deflateSync(blanks)], contentEntries: '/Filter [/FlateDecode /FlateDecode]' });
    expect(bomb.length).toBeLessThan(3000);
    await expect(readText(bomb)).rejects.toMatchObject(tooComplex);
  });

  test('whose content is packed three times is refused before it unfolds', async () => {
    const nested = deflateSync(deflateSync(blanks));
    const filters = '/Filter [/FlateDecode /FlateDecode /FlateDecode]';
    await expect(readText(buildPdf({ pages: [nested], contentEntries: filters }))).rejects.toMatchObject(tooComplex);
  });

  test('whose packed content is written as ASCII is no way around', async () => {
    const hex = utf8(`${[...blanks].map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`);
    const inHex = buildPdf({ pages: [hex], contentEntries: '/Filter [/ASCIIHexDecode /FlateDecode]' });
    await expect(readText(inHex)).rejects.toMatchObject(tooComplex);
    const inBase85 = buildPdf({
      pages: [utf8(base85(blanks))],
      contentEntries: '/Filter [/ASCII85Decode /FlateDecode]',
    });
    await expect(readText(inBase85)).rejects.toMatchObject(tooComplex);
  });

  test('with ordinary content written as ASCII is read', async () => {
    const page = utf8(base85(deflateSync(utf8(show('Printable', 72, 700)))));
    const text = await readText(buildPdf({ pages: [page], contentEntries: '/Filter [/ASCII85Decode /FlateDecode]' }));
    expect(text).toBe('Printable');
  });

  test('with ordinary packed content is read', async () => {
    const page = deflateSync(utf8(show('Packed', 72, 700)));
    expect(await readText(buildPdf({ pages: [page], contentEntries: '/Filter /FlateDecode' }))).toBe('Packed');
  });

  test('with more than 2,000 pages is refused with the numbers', async () => {
    const long = buildPdf({ pages: [show('Again', 72, 700)], repeat: 2001 });
    await expect(readText(long)).rejects.toMatchObject(
      failure('document_too_complex', /2,001 pages; the limit is 2,000/),
    );
  });

  test('with a picture of a hundred million pixels never unpacks it', async () => {
    const bytes = buildPdf({ pages: ['q 595 0 0 842 0 0 cm /Im1 Do Q'], picture: { width: 2, height: 2 } });
    const text = new TextDecoder('latin1').decode(bytes).replace('/Width 2 /Height 2', '/Width 99999 /Height 99999');
    const huge = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(await readAll(huge, ocrThatSees('Seen'))).toMatchObject([{ text: 'Seen', source: 'ocr' }]);
  });

  test('with a script and a program to launch on opening runs neither', async () => {
    const action = '/OpenAction << /S /JavaScript /JS (globalThis.ran = true) /Next << /S /Launch /F (calc.exe) >> >>';
    expect(await readText(buildPdf({ pages: [show('Calm', 72, 700)], catalog: action }))).toBe('Calm');
    expect('ran' in globalThis).toBe(false);
  });

  test('whose page tree bites its own tail ends with a clear failure', async () => {
    const loop =
      '%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count 1/Kids[2 0 R]>> endobj\ntrailer <</Root 1 0 R>>';
    await expect(readText(utf8(loop))).rejects.toMatchObject({ code: 'document_corrupt' });
  });

  test('that is only a header, or garbage after one, is called damaged', async () => {
    await expect(readText(utf8('%PDF-1.7\n'))).rejects.toMatchObject(failure('document_corrupt', /damaged/));
    await expect(readText(utf8('%PDF-1.7\nThis is no PDF\n%%EOF'))).rejects.toMatchObject({ code: 'document_corrupt' });
  });

  test('whose table of contents points nowhere is mended', async () => {
    const text = new TextDecoder().decode(buildPdf({ pages: [show('Saved', 72, 700)] }).filter((byte) => byte !== 0));
    expect(await readText(utf8(text.replace(/startxref\n\d+/, 'startxref\n9999999')))).toBe('Saved');
  });
});

test('check 4: a step that never ends is given up', async () => {
  await expect(withDeadline(5, new Promise(() => {}))).rejects.toMatchObject({ code: 'document_too_complex' });
});
