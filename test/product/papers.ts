import { passwordPdf } from '../lib/stages/extract-text/fixtures/encrypted-pdf.ts';
import { buildMsg } from '../lib/stages/extract-text/fixtures/msg.ts';
import { buildDocx, paragraph } from '../lib/stages/extract-text/fixtures/office.ts';
import { buildPdf, show } from '../lib/stages/extract-text/fixtures/pdf.ts';
import { buildPptx, shape, title } from '../lib/stages/extract-text/fixtures/pptx.ts';
import { png, sheet } from '../local/engines/drawing.ts';
import { tiff } from '../local/engines/tiff-file.ts';
import type { TestFile } from './world.ts';

// Documents that the tests send; each has content of its own, so that no two are the same file unless meant to be.

const lines = (texts: string[]) => texts.map((text, index) => show(text, 72, 760 - index * 24)).join('');
const bytes = (content: Uint8Array) => new Uint8Array(content) as Uint8Array<ArrayBuffer>;
let made = 0;
const serial = () => `${process.pid}-${Date.now()}-${++made}`;

/** An invoice on two pages. */
export function anInvoice(name = 'invoice.pdf', number = `INV-${serial()}`): TestFile {
  const first = [
    'Northwind Paper Ltd',
    'INVOICE',
    `Invoice number: ${number}`,
    'Invoice date: 2026-03-14',
    'Due date: 2026-04-13',
    'Bill to: Fenwick Books',
  ];
  const second = [
    'Paper, 40 boxes 500.00',
    'Net total: EUR 500.00',
    'VAT 20%: EUR 100.00',
    'Total due: EUR 600.00',
    'Please pay Northwind Paper Ltd by bank transfer.',
    'Northwind Paper Ltd, 4 Mill Road, Leeds LS1 4AP, VAT no. GB 123 4567 89, www.northwindpaper.example',
  ];
  return { name, bytes: bytes(buildPdf({ pages: [lines(first), lines(second)] })), type: 'application/pdf' };
}

export const aLetter = (
  name = 'letter.txt',
  text = `Dear Ms Fenwick,\n\nthank you for your letter ${serial()}.\n\nYours sincerely,\nJo March\n`,
): TestFile => ({ name, bytes: text, type: 'text/plain' });

export const aContract = (name = 'contract.docx'): TestFile => ({
  name,
  bytes: bytes(
    buildDocx(
      [
        `Service Agreement ${serial()}`,
        'This agreement is made between Northwind Paper Ltd and Fenwick Books.',
        'It is governed by the laws of Ireland.',
      ]
        .map((text) => paragraph(text))
        .join(''),
    ),
  ),
});

/** Two slides, the second with a note of the speaker. */
export const aPresentation = (name = 'pitch.pptx'): TestFile => ({
  name,
  bytes: bytes(
    buildPptx([
      { shapes: shape([0, 50, 90, 10], ['Plan for the year']) + shape([0, 0, 90, 10], [`Pitch ${serial()}`], title) },
      {
        shapes: shape([0, 0, 90, 10], ['Paper of tomorrow']),
        notes: shape([0, 0, 90, 10], ['Pause here.'], '<p:ph type="body"/>'),
      },
    ]),
  ),
});

/** A fax of two pages, which only an OCR engine can read. */
export const aFax = (name = 'fax.tif'): TestFile => {
  const page = (text: string) => sheet(640, 200, [{ text, x: 40, y: 90 }]);
  return { name, bytes: bytes(tiff([page(`Order ${serial()}`), page('Forty boxes of paper')])) };
};

/** A message as Outlook saves it, with one file. */
export const anOutlookMessage = (name = 'order.msg'): TestFile => {
  const properties = { 26: 'IPM.Note', 55: `Order ${serial()}`, 3098: 'Jane Doe', 4096: 'Forty boxes, please.' };
  return { name, bytes: bytes(buildMsg({ properties, attachments: [{ 14087: 'order.pdf' }] })) };
};

export const aCorruptPdf = (name = 'broken.pdf'): TestFile => ({
  name,
  bytes: `%PDF-1.4\n${serial()}\nthis was a document once`,
});

export const anEncryptedPdf = (name = 'locked.pdf'): TestFile => ({
  name,
  bytes: new Uint8Array([...passwordPdf, ...Buffer.from(`\n% ${serial()}`)]) as Uint8Array<ArrayBuffer>,
});

/** A photographed note, which only an OCR engine can read. */
export const aPicture = (name = 'note.png'): TestFile => {
  const lines = [`Note ${serial()}`, 'Please call the office on Monday'];
  const drawn = sheet(
    640,
    200,
    lines.map((text, index) => ({ text, x: 40, y: 70 + index * 60 })),
  );
  return { name, bytes: bytes(png(drawn)), type: 'image/png' };
};
