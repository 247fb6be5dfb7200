import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { past } from './history.ts';

let db: TestDatabase;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
  bob = await db.person('bob');
  await past(db, ann, { queue: 'bulk', jobs: 100, failed: 10, endedAgo: '30 minutes', runMs: 1000 });
  await past(db, bob, { queue: 'bulk', jobs: 3, endedAgo: '5 hours', runMs: 0 });
});
afterAll(() => db.close());

const views = ['queue_health', 'job_overview', 'failures'];

test('the views of the dashboard are closed to everybody who comes through the API, the worker included', async () => {
  for (const view of views) {
    for (const client of [db.anonymous, ann.client, db.worker]) {
      const { error } = await client.from(view).select('*').limit(1);
      expect([view, error?.code]).toEqual([view, '42501']);
    }
  }
});

test('the views show even a reader who was given them nothing of anybody else', async () => {
  const claims = JSON.stringify({ sub: bob.id, role: 'authenticated' });
  await db.query('begin');
  try {
    await db.query('grant select on public.job_overview, public.failures, public.queue_health to authenticated');
    const everybody = await db.query<{ owner: string }>('select distinct owner from public.job_overview');
    await db.query(
      `select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true), set_config('role', 'authenticated', true)`,
      [claims, bob.id],
    );
    const own = await db.query<{ owner: string }>('select distinct owner from public.job_overview');
    const failures = await db.query('select * from public.failures');
    expect(everybody.length).toBeGreaterThan(1);
    expect(own).toEqual([{ owner: bob.id }]);
    expect(failures).toEqual([]);
  } finally {
    await db.query('rollback');
  }
});

test('the views say in a comment what they and each of their columns mean', async () => {
  const silent = await db.query(
    `select c.relname, a.attname from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
       and (col_description(c.oid, a.attnum) is null or obj_description(c.oid) is null)`,
  );
  expect(silent).toEqual([]);
});

test('the views show how queues, jobs and failures stand', async () => {
  const [bulk] = await db.query("select * from public.queue_health where queue = 'bulk'");
  expect(bulk).toMatchObject({ waiting: 0, in_flight: 0, held_by: null });
  const [fault] = await db.query("select * from public.failures where fingerprint = 'internal'");
  expect(fault).toMatchObject({ jobs: 10, people: 1, exhausted: false, last_sentence: 'It broke.' });
  const [job] = await db.query('select * from public.job_overview where status = $1', ['completed']);
  expect(job).toMatchObject({ generation: 1, runs: 1 });
});
