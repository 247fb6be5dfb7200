import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectSupabase } from '../../lib/adapters/supabase/database.ts';
import type { Context } from '../../lib/context.ts';
import { documentStatus } from '../../lib/documents/status.ts';
import { runJob } from '../../lib/jobs/run.ts';
import { createLog } from '../../lib/log.ts';
import type { Database, Ocr, Progress, QueueMessage } from '../../lib/ports.ts';
import { type Listener, listen } from '../../local/serve.ts';
import { markedPages, pageMark } from '../lib/stages/extract-text/fixtures/page-marks.ts';
import { buildPdf } from '../lib/stages/extract-text/fixtures/pdf.ts';
import { aFile, type Person, startDatabase, submit, type TestDatabase } from './database.ts';
import { nothingToErase } from './no-erasure.ts';

// Long runs on the real database and storage; only the engine that is slow, and the clock that shows it, are the test's.

let db: TestDatabase;
let ann: Person;
let server: Listener;
let elapsed = 0;
let published: QueueMessage[] = [];
let frames: Progress[] = [];

beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
  server = await listen(0, db.supabase.fetch);
});
afterAll(async () => {
  await server.close();
  await db.close();
});

/** An engine that needs this many seconds a page by the test's clock. */
const slowEngine = (seconds: number): Ocr & { read: number[] } => {
  const read: number[] = [];
  const page = (number: number) => {
    read.push(number);
    elapsed += seconds * 1000;
    return Promise.resolve({ text: `This is page ${number} of the scan.`, confidence: 0.9, lines: [] });
  };
  return {
    engine: 'slow-1',
    microUsdPerPage: 1500,
    read,
    readImage: () => page(1),
    readPdfPages: (pdf, numbers) => Promise.all(markedPages(pdf, numbers).map(page)),
    readTiffPages: (_, numbers) => Promise.all(numbers.map(page)),
  };
};

/** The engine, but for requests with one of these pages: at the first of each the run dies, which the promise tells. */
function dyingAt(pages: number[], engine: Ocr): { ocr: Ocr; death: () => Promise<void> } {
  const deadly = new Set(pages);
  let die = () => {};
  return {
    death: () => new Promise<void>((resolve) => (die = resolve)),
    ocr: {
      ...engine,
      readPdfPages: (pdf, numbers) => {
        if (!markedPages(pdf, numbers).some((page) => deadly.delete(page))) return engine.readPdfPages(pdf, numbers);
        die();
        return new Promise(() => {});
      },
    },
  };
}

function contextWith(ocr: Ocr): Context {
  const supabase = connectSupabase({ url: server.url, ...db.keys });
  return {
    actor: { kind: 'system', task: 'run-job' },
    database: supabase.databaseFor(null),
    files: supabase.files,
    queue: { publish: async (messages) => void published.push(...messages) },
    mailer: null,
    unsubscribe: null,
    receivers: { call: async () => ({ kind: 'unreachable', ms: 0 }) },
    live: {
      progress: async (_owner, frame) => void frames.push(frame),
      latest: async () => null,
      ring: async () => {},
      next: async () => {},
    },
    receipts: { keep: async () => {}, find: async () => new Set<string>() },
    erasure: nothingToErase,
    engines: { ocr, model: null, embedder: null },
    log: createLog({}, () => {}),
    recently: { has: () => false, add: () => {}, delete: () => {} },
    later: () => {},
    appUrl: 'https://docket.example.com',
    quotas: {
      files_per_day: null,
      bytes_stored: null,
      pages_per_month: null,
      mails_per_day: null,
      deployment: { files_per_day: null, bytes_per_day: null, pages_per_day: null },
    },
    now: () => Date.now() + elapsed,
    newId: () => crypto.randomUUID(),
  };
}

async function aScan(pages: number) {
  published = [];
  frames = [];
  const sheets = Array.from({ length: pages }, (_, index) => `q 595 0 0 842 0 0 cm /Im1 Do Q${pageMark(index + 1)}`);
  const bytes = buildPdf({ pages: sheets, picture: { width: 40, height: 56 } });
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex');
  const file = { ...aFile('scan.pdf'), sha256: hash };
  await db.worker.storage
    .from('documents')
    .upload(`${ann.id}/${file.id}`, bytes, { contentType: 'application/pdf', upsert: true });
  await submit(db, ann, [file], { stages: ['extract_text'], duplicates: 'allow' });
  return file;
}

test('a document that takes longer than one run goes on in fresh messages, and no page is read twice', async () => {
  const file = await aScan(7);
  const engine = slowEngine(10);
  const outcomes: string[] = [];
  for (let message = 1; outcomes.at(-1) !== 'completed' && message < 9; message++)
    outcomes.push(
      (await runJob(contextWith(engine), { jobId: file.job_id, messageId: `msg_${message}`, retried: 0 })).outcome,
    );
  expect(outcomes).toEqual(['continued', 'continued', 'completed']);
  expect(engine.read).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(published.map(({ dedupe_key }) => dedupe_key)).toEqual([`job:${file.job_id}:1:2`, `job:${file.job_id}:1:3`]);
  const [job] = await db.query('select usage, cost from public.jobs where id = $1', [file.job_id]);
  expect(job).toMatchObject({ cost: 7 * 1500, usage: { ocr_pages: 7, storage_gets: 3, postgrest: 11 } });
  const { data } = await ann.client.rpc('get_text', { p_document: file.id });
  expect(data.pages.map(({ text }: { text: string }) => text)).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((n) => `This is page ${n} of the scan.`),
  );
});

test('a run that dies after slow pages leaves them to the next one', async () => {
  const file = await aScan(4);
  const engine = slowEngine(3);
  const dying: Ocr = {
    ...engine,
    readPdfPages: (pdf, numbers) =>
      engine.read.length === 2 ? new Promise(() => {}) : engine.readPdfPages(pdf, numbers),
  };
  void runJob(contextWith(dying), { jobId: file.job_id, messageId: 'msg_1', retried: 0 });
  await expect.poll(() => engine.read.length).toBe(2);
  await expect
    .poll(async () => (await db.query('select number from public.pages where document_id = $1', [file.id])).length)
    .toBe(2);
  const answer = await runJob(contextWith(engine), { jobId: file.job_id, messageId: 'msg_1', retried: 1 });
  expect(answer).toEqual({ done: true, outcome: 'completed' });
  expect(engine.read).toEqual([1, 2, 3, 4]);
});

test('an engine that is away is waited for as long as it asks', async () => {
  const file = await aScan(1);
  const { AppError } = await import('../../lib/errors.ts');
  const away: Ocr = {
    ...slowEngine(0),
    readPdfPages: () => Promise.reject(new AppError('engine_unavailable', 'The engine is away.', { retryAfter: 30 })),
  };
  const answer = await runJob(contextWith(away), { jobId: file.job_id, messageId: 'msg_1', retried: 0 });
  expect(answer).toMatchObject({ done: false, outcome: 'retrying' });
  const { retryAfterMs } = answer as { retryAfterMs: number };
  expect(retryAfterMs).toBeGreaterThanOrEqual(30_000);
  expect(retryAfterMs).toBeLessThanOrEqual(33_000);
});

test('three hundred pages take several messages and two deaths; no page is read twice, and progress only grows', async () => {
  const file = await aScan(300);
  const engine = slowEngine(1.2);
  const { ocr, death } = dyingAt([70, 200], engine);
  const context = contextWith(ocr);
  const claimed: number[] = [];
  const seen: { status: string; progress: number }[] = [];
  const database: Database = {
    read: async (name, args, schema) => schema.parse((await ann.client.rpc(name, args)).data),
    commit: async (name, args, schema) => {
      const answer = await context.database.commit(name, args, schema);
      if (name === 'claim_job') claimed.push((answer as unknown as { pages: unknown[] }).pages.length);
      seen.push(await documentStatus(reader, file.id));
      return answer;
    },
  };
  const reader: Context = {
    ...context,
    database,
    live: { ...context.live, latest: async (jobId) => frames.findLast(({ job_id }) => job_id === jobId) ?? null },
  };
  const outcomes: string[] = [];
  const message = { jobId: file.job_id, messageId: 'msg_1', retried: 0 };
  while (outcomes.at(-1) !== 'completed' && outcomes.length < 30) {
    const died = death().then(() => ({ outcome: 'died' }));
    const { outcome } = await Promise.race([runJob({ ...context, database }, message), died]);
    outcomes.push(outcome);
    if (outcome === 'died') message.retried += 1;
    else Object.assign(message, { messageId: `msg_${outcomes.length + 1}`, retried: 0 });
  }
  expect(outcomes.filter((outcome) => outcome === 'died')).toHaveLength(2);
  expect(outcomes.filter((outcome) => outcome === 'continued').length).toBeGreaterThan(8);
  expect(outcomes.at(-1)).toBe('completed');
  expect(engine.read).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  const shown = seen.map(({ progress }) => progress);
  expect(shown).toEqual(shown.toSorted((one, other) => one - other));
  expect(seen.filter(({ status }) => status === 'completed')).toEqual(seen.filter(({ progress }) => progress === 100));
  expect(Math.max(...claimed)).toBe(13);
  const { data } = await ann.client.rpc('get_text', { p_document: file.id });
  expect(data.pages).toHaveLength(300);
  expect(data.pages[299]).toMatchObject({ number: 300, text: 'This is page 300 of the scan.' });
});
