import { passwordPdf } from '../../lib/stages/extract-text/fixtures/encrypted-pdf.ts';
import { buildPdf, show } from '../../lib/stages/extract-text/fixtures/pdf.ts';

export interface Paper {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const utf8 = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const copied = (bytes: Uint8Array) => new Uint8Array(bytes) as Uint8Array<ArrayBuffer>;

export const aLetter = (mark: string): Paper => ({
  name: `letter-${mark}.txt`,
  bytes: utf8(`Dear Ms Fenwick,\n\nthank you for your letter ${mark}.\n\nYours sincerely,\nJo March\n`),
});

export function anInvoice(mark: string): Paper {
  const lines = [
    'Northwind Paper Ltd',
    'INVOICE',
    `Invoice number: ${mark}`,
    'Net total: EUR 500.00',
    'Total due: EUR 600.00',
  ];
  const page = lines.map((text, index) => show(text, 72, 760 - index * 24)).join('');
  return { name: `invoice-${mark}.pdf`, bytes: copied(buildPdf({ pages: [page] })) };
}

const knowledge = ['PostgreSQL', 'Kafka', 'Python', 'Airflow', 'bookkeeping', 'payroll', 'pastry', 'food hygiene'];

/** Skills of which resumes and postings speak; `from` chooses which. */
export const someSkills = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => knowledge[(from + index) % knowledge.length] ?? '');

/** The resume of somebody with so many skills. */
export const aResume = (mark: string, from: number, count = 4): Paper => ({
  name: `resume-${mark}.txt`,
  bytes: utf8(
    [
      `Curriculum vitae of Robin Vale ${mark}`,
      'robin.vale@mail.example',
      '',
      'PROFESSIONAL EXPERIENCE',
      'Senior Engineer, Tidewater Ltd, March 2019 - present',
      '',
      'EDUCATION',
      'Bachelor of Science, University of Leeds, 2015',
      '',
      'SKILLS',
      someSkills(from, count).join(', '),
      '',
    ].join('\n'),
  ),
});

/** A PDF whose pages are pictures, so that each takes the OCR engine its time. */
export function aScan(mark: string, pages: number): Paper {
  const picture = 'q 500 0 0 700 40 60 cm /Im1 Do Q\n';
  const bytes = buildPdf({ pages: Array.from({ length: pages }, () => picture), picture: { width: 8, height: 8 } });
  return { name: `scan-${mark}.pdf`, bytes: copied(new Uint8Array([...bytes, ...utf8(`% ${mark}\n`)])) };
}

export const aCorruptPdf = (mark: string): Paper => ({
  name: `broken-${mark}.pdf`,
  bytes: utf8(`%PDF-1.4\n${mark}\nthis was a document once`),
});

export const anEncryptedPdf = (mark: string): Paper => ({
  name: `locked-${mark}.pdf`,
  bytes: copied(new Uint8Array([...passwordPdf, ...utf8(`\n% ${mark}`)])),
});

export const nothing = (mark: string): Paper => ({ name: `empty-${mark}.txt`, bytes: utf8('') });
