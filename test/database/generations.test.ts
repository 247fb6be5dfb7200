import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  aFile,
  claim,
  fail,
  type Person,
  results,
  settle,
  startDatabase,
  statusOf,
  submit,
  type TestDatabase,
} from './database.ts';

let db: TestDatabase;
let ann: Person;
let operator: Person;
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
  operator = await db.person('olga');
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [operator.id]);
});
afterAll(() => db.close());

interface Restart {
  reason?: string;
  settings?: Record<string, unknown>;
  rate?: number;
  preview?: boolean;
  everybody?: boolean;
}

const restart = (person: Person, selection: unknown, options: Restart = {}) =>
  db.call('restart_documents', {
    p_actor: person.id,
    p_owner: options.everybody ? null : person.id,
    p_selection: selection,
    p_reason: options.reason ?? 'reprocess',
    p_settings: options.settings ?? {},
    p_rate_per_minute: options.rate ?? null,
    p_preview: options.preview ?? false,
  });

const newest = async (document: string) => {
  const [row] = await db.query<{ id: string; generation: number; status: string; run_at: string; batch_id: string }>(
    'select j.* from public.jobs j join public.documents d on d.id = j.document_id and d.generation = j.generation where d.id = $1',
    [document],
  );
  if (!row) throw new Error('no such document');
  return row;
};
const runs = (answer: Answer) =>
  answer.effects.filter(({ kind }) => kind === 'run_job').map(({ dedupe_key }) => dedupe_key);
const text = async (document: string) =>
  (await ann.client.rpc('get_text', { p_document: document })).data.pages.map((page: { text: string }) => page.text);

/** A document that has been processed once, with this text. */
async function completed(said = 'Hello', person = ann) {
  const file = aFile();
  await submit(db, person, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence, results(said));
  return file;
}

async function failed(code = 'engine_unavailable', person = ann) {
  const file = aFile();
  await submit(db, person, [file]);
  const { fence } = await claim(db, file.job_id);
  await fail(db, file.job_id, fence, { code, engine: 'vision', retryable: false });
  return file;
}

describe('a new generation', () => {
  test('leaves the old results to be seen until the new ones are there, and forgets them then', async () => {
    const file = await completed('the old text');
    const answer = await restart(ann, { ids: [file.id] });
    expect(answer).toMatchObject({ outcome: 'restarted', count: 1, remaining: 0 });
    const job = await newest(file.id);
    expect(job.generation).toBe(2);
    expect(runs(answer)).toEqual([`job:${job.id}:2:1`]);
    expect(await statusOf(db, file.id)).toBe('queued');
    expect(await text(file.id)).toEqual(['the old text']);

    const { fence } = await claim(db, job.id);
    await settle(db, job.id, fence, results('the new text'));
    expect(await text(file.id)).toEqual(['the new text']);
    expect(await db.query('select distinct generation from public.pages where document_id = $1', [file.id])).toEqual([
      { generation: 2 },
    ]);
  });

  test('gets a mail of its own', async () => {
    const file = await completed();
    await restart(ann, { ids: [file.id] });
    const job = await newest(file.id);
    const { fence } = await claim(db, job.id);
    const settled = await settle(db, job.id, fence);
    expect(settled.effects.map(({ dedupe_key }) => dedupe_key)).toContain(`mail:results:${job.batch_id}`);
  });

  test('that fails leaves the old results', async () => {
    const file = await completed('still here');
    await restart(ann, { ids: [file.id] });
    const job = await newest(file.id);
    const { fence } = await claim(db, job.id);
    await fail(db, job.id, fence, { code: 'document_corrupt', retryable: false });
    expect(await statusOf(db, file.id)).toBe('failed');
    expect(await text(file.id)).toEqual(['still here']);
  });

  test('cancels the run that is open, whose late writes change nothing', async () => {
    const file = aFile();
    await submit(db, ann, [file]);
    const { fence } = await claim(db, file.job_id);
    await restart(ann, { ids: [file.id] });
    expect((await settle(db, file.job_id, fence)).outcome).toBe('lost');
    const job = await newest(file.id);
    expect(job).toMatchObject({ generation: 2, status: 'queued' });
    const taken = await claim(db, job.id);
    expect((await settle(db, job.id, taken.fence)).outcome).toBe('completed');
  });

  test('is made once by a double click, and again when other settings are wanted', async () => {
    const file = await completed();
    await restart(ann, { ids: [file.id] });
    expect(await restart(ann, { ids: [file.id] })).toMatchObject({ count: 0 });
    expect((await newest(file.id)).generation).toBe(2);
    expect(await restart(ann, { ids: [file.id] }, { settings: { stages: ['extract_text'] } })).toMatchObject({
      count: 1,
    });
    expect((await newest(file.id)).generation).toBe(3);
  });

  test('is made once under one key, which answers the same again, and refuses another wish', async () => {
    const file = await completed();
    const settings = { idempotency_key: 'once', request_hash: 'h' };
    const first = await restart(ann, { ids: [file.id] }, { settings });
    const job = await newest(file.id);
    const { fence } = await claim(db, job.id);
    await settle(db, job.id, fence);
    const second = await restart(ann, { ids: [file.id] }, { settings });
    expect(second.documents).toEqual(first.documents);
    expect((await newest(file.id)).generation).toBe(2);
    const other = await restart(ann, { ids: [file.id] }, { settings: { ...settings, request_hash: 'other' } });
    expect(other.outcome).toBe('idempotency_conflict');
  });

  test('is offered what the last one found, and takes over what has the same inputs without paying again', async () => {
    const file = await completed('read once');
    await restart(ann, { ids: [file.id] });
    const job = await newest(file.id);
    const claimed = await claim(db, job.id);
    expect(claimed.earlier).toMatchObject({
      document_id: file.id,
      generation: 1,
      results: [{ stage: 'extract_text', key: 'k1' }],
      pages: [{ number: 1, text: 'read once' }],
    });
    const adopt = { document_id: file.id, generation: 1, stages: ['extract_text', 'extract_fields'] };
    await settle(db, job.id, claimed.fence, { media_type: 'application/pdf', adopt });
    expect(await text(file.id)).toEqual(['read once']);
    const { data } = await ann.client.rpc('get_document', { p_document: file.id });
    expect(data.fields).toMatchObject([{ name: 'total', value: 12.5 }]);
    expect(data.page_count).toBe(1);
  });

  test('of somebody else is not theirs to make', async () => {
    const bob = await db.person('bob');
    const file = await completed();
    expect(await restart(bob, { ids: [file.id] })).toMatchObject({ count: 0 });
    expect((await restart(bob, {}, { reason: 'redrive', everybody: true })).outcome).toBe('forbidden');
  });

  test('is not made of a deleted document', async () => {
    const file = await completed();
    await db.call('delete_documents', { p_owner: ann.id, p_documents: [file.id] });
    expect(await restart(ann, { ids: [file.id] })).toMatchObject({ count: 0 });
  });
});

describe('a filter', () => {
  test('chooses by status, category and engine', async () => {
    const cat = await db.person('cat');
    const good = await completed('x', cat);
    const bad = await failed('document_corrupt', cat);
    const count = async (filter: unknown) => (await restart(cat, { filter }, { preview: true })).count;
    expect(await count({ status: 'failed' })).toBe(1);
    expect(await count({ category: 'invoice' })).toBe(1);
    expect(await count({ category: 'letter' })).toBe(0);
    expect(await count({ engines: { extract_text: ['text-1'] } })).toBe(0);
    expect(await count({ engines: { extract_text: ['text-2'] } })).toBe(1);
    expect(await count({})).toBe(2);
    expect((await newest(good.id)).generation + (await newest(bad.id)).generation).toBe(2);
  });
});

describe('a redrive', () => {
  test('lets every failure of one kind begin again, of all people, at the rate asked for and with one entry in the log', async () => {
    const dora = await db.person('dora');
    const emil = await db.person('emil');
    const files = [];
    for (const person of [dora, emil, dora]) files.push(await failed('engine_refused', person));
    const other = await failed('document_encrypted', dora);
    const filter = { fingerprint: 'extract_text/engine_refused/vision' };

    const preview = await restart(
      operator,
      { filter },
      { reason: 'redrive', everybody: true, preview: true, rate: 60 },
    );
    expect(preview).toMatchObject({ outcome: 'preview', count: 3, estimated_seconds: 3 });
    const answer = await restart(operator, { filter }, { reason: 'redrive', everybody: true, rate: 60 });
    expect(answer).toMatchObject({ outcome: 'restarted', count: 3 });
    expect((answer.batches as unknown[]).length).toBe(2);
    const times = [];
    for (const { id } of files) times.push(Date.parse((await newest(id)).run_at));
    times.sort();
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 1000, 2000]);
    expect((await newest(other.id)).generation).toBe(1);

    const log = await db.query("select data from public.events where owner = $1 and type = 'redrive_started'", [
      operator.id,
    ]);
    expect(log).toEqual([{ data: { filter, count: 3, rate_per_minute: 60, batches: 2 } }]);
    const again = await restart(operator, { filter }, { reason: 'redrive', everybody: true });
    expect(again).toMatchObject({ count: 0 });
  });

  test('of a file that failed lets it stand for its bytes again', async () => {
    const file = await failed('engine_refused');
    await restart(ann, { ids: [file.id] }, { reason: 'redrive' });
    const copy = { ...aFile(), sha256: file.sha256 };
    const { answer } = await submit(db, ann, [copy]);
    expect(answer.documents).toMatchObject([{ id: file.id, duplicate_of: file.id }]);
  });
});

test('a run that fails at a later stage keeps what the earlier ones found', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  const { pages, stages } = results('read already');
  await fail(db, file.job_id, fence, {
    code: 'engine_unavailable',
    stage: 'classify',
    retryable: true,
    results: { pages, stages, usage: { ocr_pages: 1 } },
  });
  await db.advance(2000);
  const again = await claim(db, file.job_id, 'msg_1', 1);
  expect(again.results).toMatchObject([{ stage: 'extract_text', key: 'k1' }]);
  expect(again.pages).toMatchObject([{ text: 'read already' }]);
});
