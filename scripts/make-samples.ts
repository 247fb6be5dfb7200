import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contractBody } from './samples/contract.ts';
import { emailFile } from './samples/email.ts';
import { invoiceHtml } from './samples/invoice.ts';
import { ordersCsv } from './samples/orders.ts';
import { lockPdf, printPdf } from './samples/print-pdf.ts';
import { drawSlip } from './samples/receipt.ts';
import { resumeHtml } from './samples/resume.ts';
import { scanned } from './samples/scan.ts';
import { statementHtml } from './samples/statement.ts';
import { wordFile } from './samples/word-file.ts';

// Makes the documents in local/demo/samples. Run by hand, when they shall change: `npx node scripts/make-samples.ts`.
// Needs Chromium, qpdf and the fonts Lato, Caladea and Liberation Mono (on Debian: chromium qpdf fonts-lato
// fonts-crosextra-caladea fonts-liberation). All people, companies, numbers and addresses are invented.

const folder = fileURLToPath(new URL('../local/demo/samples/', import.meta.url));

const invoice = printPdf(invoiceHtml());
const contract = { title: 'Software Maintenance Agreement', author: 'Fathomline Analytics Ltd' };

const samples: Record<string, Uint8Array | string> = {
  'invoice.pdf': invoice,
  'contract.docx': wordFile(contractBody(), contract),
  'resume.pdf': printPdf(resumeHtml()),
  'receipt.png': scanned(drawSlip()),
  'letter.eml': emailFile(),
  'orders.csv': ordersCsv(),
  // A download that broke off in the middle of a font.
  'broken.pdf': invoice.subarray(0, 24_000),
  'locked.pdf': lockPdf(printPdf(statementHtml()), 'brackenhill'),
};

for (const [name, content] of Object.entries(samples)) writeFileSync(`${folder}${name}`, content);
