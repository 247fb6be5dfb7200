import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { samplePdf } from './sample.ts';

export const help = `Measures Docket on a local cloud of its own: counted operations, latency, CPU, and the size of the worker.

  npm run bench                       everything, as a table
  npm run bench -- --json             one object on one line, in the format of the peers' harness
  npm run bench -- --against FILE     with ratios to another system; FILE has one run per line as JSON
  npm run bench -- --file PDF         uploads this file in place of the built-in two-page invoice
  npm run bench -- --single 40        documents sent one at a time (0: none)
  npm run bench -- --docs 100         documents sent at once (0: none)
  npm run bench -- --uploaders 4      how many upload at once
  npm run bench -- --digests          only plans and sends the digests of 10,000 people, and kills such runs
  npm run bench -- --matching         only matches 1,000 resumes with 1,000 postings, on a database of its own
  npm run bench -- --pdf FOLDER       only our own reader of PDFs beside the library, on the PDFs of a folder
  npm run bench -- --search           only searches 100,000 passages, on a database of its own
  npm run bench -- --search --chunks 20000    the same with fewer
  npm run bench -- --search --database URL    the same on a PostgreSQL with pgvector, as its superuser
  npm run bench -- --realtime         only live progress: how soon, and exactly once to 1,000 people who listen
  npm run bench -- --realtime --sockets 100   the same with fewer
  npm run bench -- --ocr FOLDER       only reads a folder's labelled receipts, beside tesseract.js
  npm run bench -- --ocr FOLDER --limit 5   the first five of them
  npm run bench -- --hostile FOLDER   only sends a folder's hostile files, and letters of others meanwhile
  npm run bench -- --help             says this

Counted figures have budgets; the exit code is 1 when one is broken. Timed figures compare only within one sitting.`;

export interface Options {
  help: boolean;
  json: boolean;
  against: string | null;
  pdf: Uint8Array;
  single: number;
  docs: number;
  uploaders: number;
  digests: boolean;
  matching: boolean;
  /** A folder of PDFs to compare the two readers on. */
  pdfs: string | null;
  search: boolean;
  chunks: number;
  /** A PostgreSQL for a database of its own; null for the embedded one. */
  database: string | null;
  realtime: boolean;
  sockets: number;
  ocr: string | null;
  /** A folder of files that are made to do harm, with what should become of each. */
  hostile: string | null;
  limit: number;
}

/** Reads the command line; throws a sentence about what is wrong with it. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      against: { type: 'string' },
      file: { type: 'string' },
      single: { type: 'string', default: '40' },
      docs: { type: 'string', default: '100' },
      uploaders: { type: 'string', default: '4' },
      digests: { type: 'boolean', default: false },
      matching: { type: 'boolean', default: false },
      pdf: { type: 'string' },
      search: { type: 'boolean', default: false },
      chunks: { type: 'string', default: '100000' },
      database: { type: 'string' },
      realtime: { type: 'boolean', default: false },
      sockets: { type: 'string', default: '1000' },
      ocr: { type: 'string' },
      hostile: { type: 'string' },
      limit: { type: 'string', default: '1000' },
    },
  });
  return {
    help: values.help,
    json: values.json,
    against: values.against ?? null,
    pdf: values.file ? readFileSync(values.file) : samplePdf(),
    single: count('--single', values.single, 0),
    docs: count('--docs', values.docs, 0),
    uploaders: count('--uploaders', values.uploaders, 1),
    digests: values.digests,
    matching: values.matching,
    pdfs: values.pdf ?? null,
    search: values.search,
    chunks: count('--chunks', values.chunks, 1000),
    database: values.database ?? null,
    realtime: values.realtime,
    sockets: count('--sockets', values.sockets, 1),
    ocr: values.ocr ?? null,
    hostile: values.hostile ?? null,
    limit: count('--limit', values.limit, 1),
  };
}

function count(name: string, text: string, least: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= least) return Number(text);
  throw new Error(`${name} takes a whole number from ${least}, not "${text}".`);
}
