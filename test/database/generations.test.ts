import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
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
import { completedDocument, newestJob, type Restart, restarted, runs } from './restarting.ts';

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

const newest = (document: string) => newestJob(db, document);
const restart = (person: Person, selection: unknown, options: Restart = {}) =>
  restarted(db, person, selection, options);
const completed = (said?: string) => completedDocument(db, ann, said);
const text = async (document: string) =>
  (await ann.client.rpc('get_text', { p_document: document })).data.pages.map((page: { text: string }) => page.text);

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

  test('leaves the mail of the batch that it came with true: it tells what became of that batch', async () => {
    const [kept, again] = [aFile('kept.pdf'), aFile('again.pdf')];
    const { batch } = await submit(db, ann, [kept, again]);
    await restart(ann, { ids: [again.id] });
    const { fence } = await claim(db, kept.job_id);
    const { effects } = await settle(db, kept.job_id, fence);
    const mail = effects.find(({ dedupe_key }) => dedupe_key === `mail:results:${batch}`);
    expect(mail?.payload).toMatchObject({ total: 2, completed: 1, canceled: 1 });
    const said = ((mail?.payload.documents ?? []) as { filename: string; status: string }[]).map(
      ({ filename, status }) => [filename, status],
    );
    expect(said.toSorted()).toEqual([
      ['again.pdf', 'canceled'],
      ['kept.pdf', 'completed'],
    ]);
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

  test('takes the Markdown of its pages from an earlier one, too', async () => {
    const file = aFile();
    await submit(db, ann, [file]);
    const { fence } = await claim(db, file.job_id);
    const markdown = '# Read once';
    const found = results('Read once');
    await settle(db, file.job_id, fence, { ...found, pages: found.pages.map((page) => ({ ...page, markdown })) });
    await restart(ann, { ids: [file.id] });
    const job = await newest(file.id);
    const claimed = await claim(db, job.id);
    const adopt = { document_id: file.id, generation: 1, stages: ['extract_text'] };
    await settle(db, job.id, claimed.fence, { media_type: 'application/pdf', adopt });
    const { data } = await ann.client.rpc('get_text', { p_document: file.id });
    expect(data).toMatchObject({ generation: 2, pages: [{ text: 'Read once', markdown }] });
  });

  test('goes on where a call was too small, without doing twice what is done already', async () => {
    const cleo = await db.person('cleo');
    const files = Array.from({ length: 201 }, () => aFile());
    await submit(db, cleo, files);
    const filter = { q: 'invoice' };
    const first = await restarted(db, cleo, { filter }, {});
    expect(first).toMatchObject({ count: 200, remaining: 1 });
    const [batch] = first.batches as { created_at: string }[];
    const before = batch?.created_at;
    const [{ job_id: job }] = first.documents as [{ job_id: string }];
    const { fence } = await claim(db, job);
    await settle(db, job, fence);
    await db.advance(1000);
    expect(await restarted(db, cleo, { filter: { ...filter, before } }, {})).toMatchObject({ count: 1, remaining: 0 });
    expect(await restarted(db, cleo, { filter: { ...filter, before } }, {})).toMatchObject({ count: 0, remaining: 0 });
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
