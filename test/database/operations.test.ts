import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFile, claim, fail, type Person, startDatabase, submit, type TestDatabase } from './database.ts';
import { past } from './history.ts';

let db: TestDatabase;
let olga: Person;
let vera: Person;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  db = await startDatabase();
  olga = await db.person('olga');
  vera = await db.person('vera');
  ann = await db.person('ann');
  bob = await db.person('bob');
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator'), ($2, 'viewer')", [
    olga.id,
    vera.id,
  ]);
});
afterAll(() => db.close());

interface Queue {
  name: string;
  windows: Record<'1h' | '24h', Record<string, unknown>>;
  [figure: string]: unknown;
}

const minute = 60_000;
const ask = (name: string, args: Record<string, unknown> = {}, person = vera) =>
  db.call(name, { p_actor: person.id, ...args });

async function queue(name: string): Promise<Queue> {
  const { queues } = await ask('queue_report');
  const found = (queues as Queue[]).find((one) => one.name === name);
  if (!found) throw new Error(`no queue ${name}`);
  return found;
}

const reads: [string, Record<string, unknown>][] = [
  ['queue_report', {}],
  ['list_failures', {}],
  ['list_failed_jobs', {}],
  ['list_overdue', {}],
  ['list_audit', {}],
  ['usage_report', {}],
];

describe('who may look', () => {
  test.each(reads)('%s answers operators and viewers, and nobody else', async (name, args) => {
    expect((await ask(name, args, olga)).outcome).not.toBe('forbidden');
    expect((await ask(name, args, vera)).outcome).not.toBe('forbidden');
    expect(await ask(name, args, ann)).toEqual({ outcome: 'forbidden' });
  });

  test.each(reads)('%s cannot be called around the worker, not even by an operator', async (name, args) => {
    const { error } = await olga.client.rpc(name, { p_actor: olga.id, ...args });
    expect(error?.code).toBe('42501');
    expect((await db.anonymous.rpc(name, { p_actor: olga.id, ...args })).error).not.toBeNull();
  });
});

describe('the figures of a queue', () => {
  test('are counted, rated and ranked over the last hour and the last day', async () => {
    await past(db, ann, { queue: 'bulk', jobs: 100, failed: 10, endedAgo: '30 minutes', runMs: 1000 });
    await past(db, bob, { queue: 'bulk', jobs: 100, endedAgo: '5 hours', runMs: 0 });
    await past(db, bob, { queue: 'bulk', jobs: 7, endedAgo: '25 hours', runMs: 0 });
    const { windows } = await queue('bulk');
    expect(windows['1h']).toMatchObject({
      completed: 90,
      failed: 10,
      canceled: 0,
      throughput_per_minute: 1.5,
      failure_rate: 0.1,
      wait_ms: { p50: 500, p95: 950, p99: 990 },
      run_ms: { p50: 50_000, p95: 95_000, p99: 99_000 },
      stages: { extract_text: { count: 100, p50_ms: 50, p95_ms: 95, p99_ms: 99 } },
    });
    expect(windows['24h']).toMatchObject({
      completed: 190,
      failed: 10,
      throughput_per_minute: 0.132,
      failure_rate: 0.05,
      run_ms: { p50: 0, p95: 90_000, p99: 98_000 },
      stages: { extract_text: { count: 200 } },
    });
    expect((await queue('interactive')).windows['1h']).toMatchObject({
      completed: 0,
      failure_rate: null,
      run_ms: { p50: null },
      stages: {},
    });
  });

  test('leave out stages that were taken over from an earlier generation, and waits that nobody knows any more', async () => {
    await past(db, ann, { queue: 'default', jobs: 1, endedAgo: '1 minute', runMs: 500 });
    await db.query(
      "update public.stage_results set at = at - interval '1 hour' where at > private.now() - interval '2 minutes'",
    );
    // Tried again later: when it was due at first is not known, so its wait begins with the job, 10 ms before its start.
    await db.query("update public.jobs set run_at = finished_at, fence = 2 where queue = 'default'");
    const { windows } = await queue('default');
    expect(windows['1h']).toMatchObject({ completed: 1, stages: {}, wait_ms: { p50: 10 }, run_ms: { p50: 500 } });
  });

  test('count each waiting job once, under what it waits for', async () => {
    const [first, second, later, retried] = [aFile(), aFile(), aFile(), aFile()];
    await submit(db, ann, [first, second, retried], { queue: 'interactive' });
    await submit(db, bob, [later], { queue: 'interactive', delay_ms: 60 * minute });
    await claim(db, first.job_id);
    const { fence } = await claim(db, retried.job_id);
    await fail(db, retried.job_id, fence, { code: 'engine_unavailable', retryable: true });
    await db.query("update public.jobs set run_at = private.now() + interval '5 minutes' where id = $1", [
      retried.job_id,
    ]);
    await db.advance(90_000);
    expect(await queue('interactive')).toMatchObject({
      held_by: null,
      depth: 1,
      scheduled: 1,
      retrying: 1,
      held: 0,
      in_flight: 1,
      overdue: 1,
      parallelism: 8,
    });
    const { oldest_age_seconds: age } = await queue('interactive');
    expect(age).toBeGreaterThanOrEqual(90);
    expect(age).toBeLessThan(120);

    await ask('set_queue_paused', { p_queue: 'interactive', p_paused: true }, olga);
    expect(await queue('interactive')).toMatchObject({ held_by: 'queue_paused', depth: 0, scheduled: 1, held: 2 });
    await ask('set_queue_paused', { p_queue: 'interactive', p_paused: false }, olga);
    await db.call('cancel_jobs', { p_owner: ann.id, p_jobs: [first.job_id, second.job_id, retried.job_id] });
    await db.call('cancel_jobs', { p_owner: bob.id, p_jobs: [later.job_id] });
    expect(await queue('interactive')).toMatchObject({ depth: 0, oldest_age_seconds: null, in_flight: 0 });
  });

  test('come with a warning when the cron has not run for five minutes', async () => {
    await db.call('sweep', {});
    expect((await ask('queue_report')).cron).toMatchObject({ late: false });
    await db.advance(6 * minute);
    expect((await ask('queue_report')).cron).toMatchObject({ late: true });
  });
});

test('everything that operators did is listed newest first, with who and what', async () => {
  await ask('set_budget', { p_daily_micro_usd: 5_000_000 }, olga);
  await ask('set_budget', { p_daily_micro_usd: null }, olga);
  const seen: { type: string; email: string; data: unknown }[] = [];
  let cursor: unknown = null;
  do {
    const page = await ask('list_audit', { p_limit: 1, p_cursor: cursor });
    seen.push(...(page.data as typeof seen));
    cursor = page.next_cursor;
  } while (cursor);
  expect(seen.map(({ type }) => type)).toEqual(['budget_set', 'budget_set', 'queue_resumed', 'queue_paused']);
  expect(seen[1]).toMatchObject({ email: olga.email, data: { daily_micro_usd: 5_000_000 } });
  expect(seen[2]).toMatchObject({ email: olga.email, data: { queue: 'interactive' } });
});
