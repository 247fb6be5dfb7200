import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFile, claim, type Person, settle, startDatabase, submit, type TestDatabase } from './database.ts';

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

const minute = 60_000;
const ask = (name: string, args: Record<string, unknown> = {}) => db.call(name, { p_actor: olga.id, ...args });
const late = async () => {
  const { data, counts } = await ask('list_overdue', { p_limit: 100 });
  return { data: data as { id: string; reason: string; overdue_seconds: number }[], counts };
};
const reasonOf = async (id: string) => (await late()).data.find((one) => one.id === id)?.reason;

test('a job that is due is late after ten minutes, with the reason why it has not started', async () => {
  const files = Array.from({ length: 21 }, () => aFile());
  await submit(db, ann, files);
  const waiting = await db.query<{ id: string }>(
    "select id from public.jobs where owner = $1 and status = 'queued' and published_at is null",
    [ann.id],
  );
  expect(waiting).toHaveLength(1);
  expect((await late()).data).toEqual([]);
  await db.advance(11 * minute);
  const { data, counts } = await late();
  expect(counts).toEqual({ not_delivered: 20, owner_window_full: 1 });
  expect(data.find(({ reason }) => reason === 'owner_window_full')?.id).toBe(waiting[0]?.id);
  expect(data[0]?.overdue_seconds).toBeGreaterThanOrEqual(11 * 60);
  const { queues } = await ask('queue_report');
  expect((queues as { name: string; overdue: number }[]).find(({ name }) => name === 'default')?.overdue).toBe(21);

  await ask('set_queue_paused', { p_queue: 'default', p_paused: true });
  expect((await late()).data).toEqual([]);
  await ask('set_queue_paused', { p_queue: 'default', p_paused: false });
  await db.call('cancel_jobs', { p_owner: ann.id, p_jobs: files.map(({ job_id }) => job_id) });
});

test('a run is late as soon as its lease is over', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  await claim(db, file.job_id);
  await db.advance(59_000);
  expect(await reasonOf(file.job_id)).toBeUndefined();
  await db.advance(2_000);
  expect(await reasonOf(file.job_id)).toBe('lease_over');
  await db.call('cancel_jobs', { p_owner: ann.id, p_jobs: [file.job_id] });
});

test('a mail that is owed is late after five minutes, and one that nobody knows of is listed for a day', async () => {
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  const [mail] = (await settle(db, file.job_id, fence)).effects;
  const id = String(mail?.id);
  await db.call('finish_effects', { p_results: [{ id, outcome: 'retry', answer: { reason: 'busy' } }] });
  await db.advance(5 * minute);
  expect(await reasonOf(id)).toBeUndefined();
  await db.advance(2 * minute);
  expect(await reasonOf(id)).toBe('effect_owed');
  const { outbox } = await ask('queue_report');
  expect(outbox).toMatchObject({ owed: 1, by_kind: { send_mail: { owed: 1 } } });
  expect((outbox as { lag_seconds: number }).lag_seconds).toBeGreaterThanOrEqual(5 * 60);

  await db.query("update public.outbox set status = 'unknown', finished_at = private.now() where id = $1", [id]);
  expect(await reasonOf(id)).toBe('mail_unknown');
  expect((await ask('queue_report')).outbox).toMatchObject({ owed: 0, unknown: 1, lag_seconds: 0 });
  await db.advance(25 * 60 * minute);
  expect(await reasonOf(id)).toBeUndefined();
});

test('what is late is shown page by page, the oldest first', async () => {
  const files = [aFile(), aFile(), aFile()];
  for (const file of files) {
    await submit(db, bob, [file]);
    await db.advance(1000);
  }
  await db.advance(11 * minute);
  const seen: string[] = [];
  let cursor: unknown = null;
  do {
    const page = await ask('list_overdue', { p_limit: 2, p_cursor: cursor });
    seen.push(...(page.data as { id: string }[]).map(({ id }) => id));
    cursor = page.next_cursor;
  } while (cursor);
  expect(seen).toEqual(files.map(({ job_id }) => job_id));
  await db.call('cancel_jobs', { p_owner: bob.id, p_jobs: files.map(({ job_id }) => job_id) });
});
