import { makePdf } from '../lib/stages/extract-text/pdf-fast/make-pdf.ts';

// Files made to do harm, or that tell more than their owner knows; the others are where their formats are tested.

const binary = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** What a camera notes of the place, in the ASCII of its tags. */
export const place = { model: 'Spyglass 9', latitude: '48.858370N', owner: 'Ada of Elm Street' };

/** A JPEG of 10 × 10 pixels, as far as its header goes, with EXIF that tells who took it and where. */
export function jpegWithPlace(): Uint8Array {
  const tags = [
    [0x0110, place.model],
    [0xa430, place.owner],
    [0x0002, place.latitude],
  ] as const;
  const entries = new Uint8Array(8 + 2 + tags.length * 12 + 4);
  const view = new DataView(entries.buffer);
  entries.set(binary('II*\0\x08\0\0\0'));
  view.setUint16(8, tags.length, true);
  let values = '';
  for (const [index, [tag, text]] of tags.entries()) {
    const at = 10 + index * 12;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, 2, true);
    view.setUint32(at + 4, text.length + 1, true);
    view.setUint32(at + 8, entries.length + values.length, true);
    values += `${text}\0`;
  }
  const exif = `Exif\0\0${String.fromCharCode(...entries)}${values}`;
  const length = String.fromCharCode((exif.length + 2) >> 8, (exif.length + 2) & 255);
  return binary(
    `\xff\xd8\xff\xe1${length}${exif}\xff\xc0\0\x11\x08\0\x0a\0\x0a\x03\x01\x11\0\x02\x11\0\x03\x11\0\xff\xd9`,
  );
}

const catalog = { text: '<< /Type /Catalog /Pages 2 0 R >>' };

/** A PDF that says who wrote it, in its own dictionary and in XML. */
export const pdfWithAuthor = (): Uint8Array =>
  makePdf(
    [
      { text: '<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>' },
      { text: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>' },
      {
        text: '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
      },
      { text: '<<', stream: 'BT /F1 12 Tf 72 700 Td (A public word) Tj ET' },
      { text: `<< /Author (${place.owner}) /Title (Draft of the dismissal) >>` },
      {
        text: '<< /Type /Metadata /Subtype /XML',
        stream: `<x:xmpmeta><dc:creator>${place.owner}</dc:creator></x:xmpmeta>`,
      },
    ],
    { trailer: '/Info 5 0 R' },
  );

/** A PDF whose pages are a hundred thousand, each of them the same. */
export const pdfOfManyPages = (): Uint8Array =>
  makePdf([
    catalog,
    { text: `<< /Type /Pages /Count 100000 /MediaBox [0 0 9 9] /Kids [${'3 0 R '.repeat(100_000)}] >>` },
    { text: '<< /Type /Page /Parent 2 0 R >>' },
  ]);

/** A PDF that says it has a hundred thousand pages, and has one. */
export const pdfThatBoasts = (): Uint8Array =>
  makePdf([
    catalog,
    { text: '<< /Type /Pages /Count 100000 /MediaBox [0 0 9 9] /Kids [3 0 R] >>' },
    { text: '<< /Type /Page /Parent 2 0 R >>' },
  ]);

/** A PDF whose cross references name themselves as those before them. */
export function pdfWhoseReferencesLoop(): Uint8Array {
  const text = Buffer.from(pdfWithAuthor()).toString('latin1');
  const start = /startxref\n(\d+)/.exec(text)?.[1] ?? '';
  return binary(text.replace('/Info 5 0 R', `/Info 5 0 R /Prev ${start}`));
}
