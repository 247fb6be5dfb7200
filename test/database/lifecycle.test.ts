import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aFile,
  claim,
  fail,
  jobRow,
  kinds,
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
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
});
afterAll(() => db.close());

test('a submitted document is queued and its message is owed in the same commit', async () => {
  const file = aFile();
  const { answer } = await submit(db, ann, [file]);
  expect(answer.outcome).toBe('accepted');
  expect(answer.documents).toMatchObject([
    { id: file.id, job_id: file.job_id, filename: 'invoice.pdf', status: 'queued' },
  ]);
  expect(answer.effects).toMatchObject([
    {
      kind: 'run_job',
      dedupe_key: `job:${file.job_id}:1:1`,
      payload: { job_id: file.job_id, queue: 'default', delay_ms: 0 },
    },
  ]);
  expect(answer.events.map(({ type }) => type)).toEqual(['document_uploaded', 'job_queued']);
});

test('a run that is claimed and settled completes its document and owes one mail', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const claimed = await claim(db, file.job_id);
  expect(claimed).toMatchObject({ outcome: 'claimed', fence: 1, document: { id: file.id, filename: 'invoice.pdf' } });
  const settled = await settle(db, file.job_id, claimed.fence);
  expect(settled.outcome).toBe('completed');
  expect(settled.effects).toMatchObject([
    {
      kind: 'send_mail',
      payload: {
        to: { email: ann.email, name: 'ann' },
        total: 1,
        completed: 1,
        documents: [{ id: file.id, category: 'invoice', fields: [{ name: 'total', value: 12.5 }] }],
      },
    },
  ]);
  expect(await statusOf(db, file.id)).toBe('completed');
});

test('a message that comes again after its job is over changes nothing', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence);
  const again = await claim(db, file.job_id, 'msg_1', 1);
  expect(again).toMatchObject({ outcome: 'done', effects: [], events: [] });
  expect(await settle(db, file.job_id, 99)).toMatchObject({ outcome: 'lost', effects: [] });
});

test('a run that did not hear the answer to its end hears it again, with its mail until somebody has tried that', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  const [mail] = (await settle(db, file.job_id, fence)).effects;
  expect(await settle(db, file.job_id, fence)).toMatchObject({
    outcome: 'completed',
    effects: [{ id: mail?.id }],
    events: [],
  });
  await db.call('finish_effects', { p_results: [{ id: mail?.id, outcome: 'done' }] });
  expect(await settle(db, file.job_id, fence)).toMatchObject({ outcome: 'completed', effects: [] });
  expect(await fail(db, file.job_id, fence, { code: 'internal', retryable: true })).toMatchObject({ outcome: 'lost' });
});

test('only one of two messages gets the job, and the other is told when to come back', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  expect((await claim(db, file.job_id, 'msg_a')).outcome).toBe('claimed');
  const other = await claim(db, file.job_id, 'msg_b');
  expect(other.outcome).toBe('busy');
  expect(other.retry_after_ms).toBeGreaterThan(55_000);
  expect((await claim(db, file.job_id, 'msg_a')).outcome).toBe('busy');
});

test('the same message delivered anew takes over at once, and the run before it is fenced off', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const first = await claim(db, file.job_id, 'msg_a', 0);
  const second = await claim(db, file.job_id, 'msg_a', 1);
  expect(second).toMatchObject({ outcome: 'claimed', fence: 2 });
  expect((await settle(db, file.job_id, first.fence, results('of the dead run'))).outcome).toBe('lost');
  expect((await settle(db, file.job_id, second.fence, results('of the living run'))).outcome).toBe('completed');
  expect(await db.query('select text from public.pages where document_id = $1', [file.id])).toEqual([
    { text: 'of the living run' },
  ]);
});

test('a transient failure queues the job again for when its message returns', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  const failed = await fail(db, file.job_id, fence, { code: 'engine_unavailable', retryable: true });
  expect(failed).toMatchObject({ outcome: 'retrying', effects: [] });
  expect(Math.abs(Number(failed.retry_after_ms) - 1000)).toBeLessThanOrEqual(250);
  expect(await statusOf(db, file.id)).toBe('queued');
  await db.advance(1000);
  expect((await claim(db, file.job_id, 'msg_1', 1)).outcome).toBe('claimed');
});

test('a permanent failure ends the job at once with its code, and frees the bytes for another try', async () => {
  const file = aFile('secret.pdf', 'the same bytes');
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  const failed = await fail(db, file.job_id, fence, {
    code: 'document_encrypted',
    detail: 'A password is needed.',
    retryable: false,
  });
  expect(failed).toMatchObject({
    outcome: 'failed',
    effects: [
      {
        kind: 'send_mail',
        payload: { failed: 1, documents: [{ status: 'failed', error: { code: 'document_encrypted' } }] },
      },
    ],
  });
  expect(await statusOf(db, file.id)).toBe('failed');
  const again = aFile('secret.pdf', 'the same bytes');
  expect((await submit(db, ann, [again])).answer.documents).toMatchObject([{ id: again.id, status: 'queued' }]);
});

test('check 10: a document that never lets its run come back fails after five tries', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  for (let retried = 0; retried < 5; retried++)
    expect((await claim(db, file.job_id, 'msg_1', retried)).outcome).toBe('claimed');
  const last = await claim(db, file.job_id, 'msg_1', 5);
  expect(last.outcome).toBe('done');
  expect(kinds(last)).toEqual(['send_mail']);
  expect(await statusOf(db, file.id)).toBe('failed');
  expect((await jobRow(db, file.job_id)).tries).toBe(5);
});

test('a long run saves its pages, goes on in a fresh message and does not run out of tries', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  for (let page = 1; page <= 7; page++) {
    const { fence, pages } = await claim(db, file.job_id, `msg_${page}`);
    expect(pages).toHaveLength(page - 1);
    const saved = await db.call('checkpoint_job', {
      p_job: file.job_id,
      p_fence: fence,
      p_results: { pages: [{ number: page, text: `page ${page}`, source: 'text', confidence: null }] },
      p_cursor: { stage: 'extract_text', page_count: 8, next_page: page + 1 },
      p_progress: page * 10,
      p_continue: true,
    });
    expect(saved).toMatchObject({
      outcome: 'continued',
      effects: [{ kind: 'run_job', dedupe_key: `job:${file.job_id}:1:${page + 1}` }],
    });
  }
  const { fence } = await claim(db, file.job_id, 'msg_8');
  await settle(db, file.job_id, fence, {
    ...results(),
    pages: [{ number: 8, text: 'page 8', source: 'text', confidence: null }],
  });
  const { data } = await ann.client.rpc('get_text', { p_document: file.id });
  expect(data.pages.map((page: { text: string }) => page.text)).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `page ${n}`),
  );
});
