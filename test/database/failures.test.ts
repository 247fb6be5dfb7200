import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFile, claim, fail, type Person, startDatabase, submit, type TestDatabase } from './database.ts';

let db: TestDatabase;
let olga: Person;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  db = await startDatabase();
  olga = await db.person('olga');
  ann = await db.person('ann');
  bob = await db.person('bob');
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [olga.id]);
});
afterAll(() => db.close());

interface Group {
  fingerprint: string;
  count: number;
  [name: string]: unknown;
}

const corrupt = { code: 'document_corrupt', detail: 'It cannot be read.' };
const down = { code: 'engine_unavailable', detail: 'OCR is away.', engine: 'vision-1', retryable: true };

async function failOnce(person: Person, queue: string) {
  const file = aFile('private name.pdf');
  await submit(db, person, [file], { queue });
  const { fence } = await claim(db, file.job_id);
  await fail(db, file.job_id, fence, corrupt);
  return file;
}

async function failUntilExhausted(person: Person) {
  const file = aFile();
  await submit(db, person, [file]);
  for (let run = 0; run < 5; run++) {
    const { fence } = await claim(db, file.job_id, `msg_${run}`);
    await fail(db, file.job_id, fence, down);
    await db.advance(10 * 60_000);
  }
  return file;
}

const ask = (name: string, filter: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  db.call(name, { p_actor: olga.id, p_filter: filter, ...more });
const groups = async (filter: Record<string, unknown> = {}) => (await ask('list_failures', filter)).data as Group[];

const ids: Record<string, string> = {};

test('failures with one stage, code and engine are one group, with what an operator needs to judge it', async () => {
  const first = await failOnce(ann, 'bulk');
  const second = await failOnce(ann, 'default');
  const exhausted = await failUntilExhausted(bob);
  const third = await failOnce(bob, 'default');
  Object.assign(ids, { first: first.id, third: third.job_id, exhausted: exhausted.job_id });

  const answer = await ask('list_failures');
  expect(answer).toMatchObject({ total: 4, groups: 2 });
  const [broken, away] = answer.data as Group[];
  expect(broken).toMatchObject({
    fingerprint: 'extract_text/document_corrupt',
    stage: 'extract_text',
    code: 'document_corrupt',
    engine: null,
    exhausted: false,
    count: 3,
    people: 2,
    queues: { bulk: 1, default: 2 },
    sentence: 'It cannot be read.',
    example_job_ids: [third.job_id, second.job_id, first.job_id],
  });
  expect(Date.parse(String(broken?.last_at)) - Date.parse(String(broken?.first_at))).toBeGreaterThan(50 * 60_000);
  expect(away).toMatchObject({
    fingerprint: 'extract_text/engine_unavailable/vision-1',
    code: 'engine_unavailable',
    engine: 'vision-1',
    exhausted: true,
    count: 1,
  });
  expect(String(away?.sentence)).toContain('OCR is away');
});

test('neither a file name nor an address of anybody is shown', async () => {
  const shown = JSON.stringify([await ask('list_failures'), await ask('list_failed_jobs')]);
  expect(shown).not.toContain('private name');
  expect(shown).not.toContain('@example.com');
});

test('failures are found by queue, stage, code or cause, time and fingerprint', async () => {
  const counts = async (filter: Record<string, unknown>) => (await groups(filter)).map(({ count }) => count);
  expect(await counts({ queue: 'bulk' })).toEqual([1]);
  expect(await counts({ stage: 'classify' })).toEqual([]);
  expect(await counts({ code: 'attempts_exhausted' })).toEqual([1]);
  expect(await counts({ code: 'engine_unavailable' })).toEqual([1]);
  expect(await counts({ fingerprint: 'extract_text/document_corrupt', queue: 'default' })).toEqual([2]);
  const { data } = await ask('list_failed_jobs', { fingerprint: 'extract_text/document_corrupt' });
  const [newest] = data as { finished_at: string }[];
  expect(await counts({ since: newest?.finished_at })).toEqual([1]);
});

test('many groups come page by page', async () => {
  const first = await ask('list_failures', {}, { p_limit: 1 });
  const second = await ask('list_failures', {}, { p_limit: 1, p_cursor: first.next_cursor });
  const shown = [first, second].flatMap(({ data }) => (data as Group[]).map(({ count }) => count));
  expect(shown).toEqual([3, 1]);
  expect(second).toMatchObject({ total: 4, groups: 2, next_cursor: null });
});

test('a group is looked into job by job, newest first, page by page', async () => {
  const seen: { job_id: string; runs: number; tries: number; error: unknown }[] = [];
  let cursor: unknown = null;
  do {
    const page = await ask('list_failed_jobs', {}, { p_limit: 3, p_cursor: cursor });
    seen.push(...(page.data as typeof seen));
    cursor = page.next_cursor;
  } while (cursor);
  expect(seen).toHaveLength(4);
  expect(seen[0]?.job_id).toBe(ids.third);
  expect(seen.find(({ job_id }) => job_id === ids.exhausted)).toMatchObject({
    runs: 5,
    tries: 5,
    error: { code: 'attempts_exhausted', cause: 'engine_unavailable' },
  });
});

test('what was deleted, or is being tried anew, is a failure no more', async () => {
  await db.call('delete_documents', { p_owner: ann.id, p_documents: [ids.first] });
  expect((await ask('list_failures')).total).toBe(3);
  const redriven = await db.call('restart_documents', {
    p_actor: olga.id,
    p_owner: null,
    p_selection: { filter: { code: 'engine_unavailable' } },
    p_reason: 'redrive',
  });
  expect(redriven).toMatchObject({ outcome: 'restarted', count: 1 });
  expect((await groups()).map(({ fingerprint, count }) => [fingerprint, count])).toEqual([
    ['extract_text/document_corrupt', 2],
  ]);
});
