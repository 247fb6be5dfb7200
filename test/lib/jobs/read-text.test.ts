import { expect, test } from 'vitest';
import type { Context } from '../../../lib/context.ts';
import { limits } from '../../../lib/documents/document.ts';
import { sha256 } from '../../../lib/hash.ts';
import type { ClaimedJob } from '../../../lib/jobs/job.ts';
import { readText } from '../../../lib/jobs/read-text.ts';
import { nothingFound, type Run } from '../../../lib/jobs/run-state.ts';
import { crossIndustry } from '../stages/e-invoice/xml.ts';

const invoice = crossIndustry();

/** A run over an invoice in XML; `results` are what an interrupted run of the same generation has saved. */
async function reading(results: ClaimedJob['results'], bytes = invoice) {
  let loads = 0;
  const files: Partial<Context['files']> = {
    get: async () => {
      loads += 1;
      return bytes;
    },
  };
  // The stage looks at nothing else of the context, the claim and the run.
  const ctx = { files, engines: { ocr: null, model: null, embedder: null }, now: () => 0 } as unknown as Context;
  const claim = {
    job: { id: 'job', settings: {}, stages: ['extract_text'] },
    document: {
      id: 'document',
      owner: 'owner',
      filename: 'a.xml',
      media_type: 'application/xml',
      sha256: await sha256(bytes),
    },
    results,
    pages: [],
    pages_read: { count: 0, ocr: false },
    earlier: null,
  } as unknown as ClaimedJob;
  const progress = { report: () => {}, kept: () => {}, stop: () => {} };
  const run = { claim, progress, startedAt: 0, cutting: null, found: nothingFound() } as unknown as Run;
  const read = await readText(ctx, run);
  return { read, run, loads: () => loads };
}

test('what an e-invoice says is kept with the text, so that the file need not be read again', async () => {
  const first = await reading([]);
  expect(first.read).toMatchObject({ outcome: 'read', eInvoice: { invoice_number: 'FX-2024-17', total: 1190 } });

  const saved = JSON.parse(JSON.stringify(first.run.found.stages));
  const second = await reading(saved);
  expect(second.read).toMatchObject({ outcome: 'read', eInvoice: { invoice_number: 'FX-2024-17', total: 1190 } });
  expect(second.loads()).toBe(0);
});

test('check 1: a file that is too large is not read, however it came into storage', async () => {
  const large = new Uint8Array(limits.fileBytes + 1);
  await expect(reading([], large)).rejects.toMatchObject({
    code: 'file_too_large',
    message: 'a.xml has 50 MB; a file may have at most 50 MB.',
  });
});
