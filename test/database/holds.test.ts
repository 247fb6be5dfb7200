import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFile, claim, type Person, results, settle, startDatabase, submit, type TestDatabase } from './database.ts';

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

const pause = (paused: boolean, actor = operator, queue = 'bulk') =>
  db.call('set_queue_paused', { p_actor: actor.id, p_queue: queue, p_paused: paused });
const shown = async (document: string) =>
  (await ann.client.rpc('get_status', { p_document: document })).data.status as string;
const sweep = () => db.call('sweep', {});

test('work of a paused queue is held, and goes on when the queue does', async () => {
  const running = aFile();
  const waiting = aFile();
  const late = aFile();
  await submit(db, ann, [running, waiting], { queue: 'bulk' });
  const { fence } = await claim(db, running.job_id);
  expect((await pause(true)).outcome).toBe('paused');
  expect((await submit(db, ann, [late], { queue: 'bulk' })).answer.effects).toEqual([]);
  expect((await claim(db, waiting.job_id)).outcome).toBe('held');
  expect(await shown(waiting.id)).toBe('held');
  expect(await shown(late.id)).toBe('held');
  expect((await settle(db, running.job_id, fence)).outcome).toBe('completed');
  await db.advance(2 * 60_000);
  expect((await sweep()).effects.filter(({ kind }) => kind === 'run_job')).toEqual([]);

  const resumed = await pause(false);
  expect(resumed.effects.map(({ dedupe_key }) => dedupe_key).sort()).toEqual(
    [`job:${waiting.job_id}:1:2`, `job:${late.job_id}:1:1`].sort(),
  );
  expect(await shown(waiting.id)).toBe('queued');
});

test('who paused a queue and who let it go is in the log, once each', async () => {
  await pause(true);
  expect((await pause(true)).outcome).toBe('unchanged');
  await pause(false);
  const log = await db.query<{ type: string; actor: string; data: unknown }>(
    "select type, actor, data from public.events where owner = $1 and type like 'queue%' order by cursor desc limit 2",
    [operator.id],
  );
  expect(log).toEqual([
    { type: 'queue_resumed', actor: operator.id, data: { queue: 'bulk' } },
    { type: 'queue_paused', actor: operator.id, data: { queue: 'bulk' } },
  ]);
});

test('only an operator pauses queues or sets the budget, and only queues that exist', async () => {
  expect((await pause(true, ann)).outcome).toBe('forbidden');
  expect((await pause(true, operator, 'nowhere')).outcome).toBe('not_found');
  expect((await db.call('set_budget', { p_actor: ann.id, p_daily_micro_usd: 1 })).outcome).toBe('forbidden');
});

test('new work is held once the money of the day is spent, and goes on the next day', async () => {
  expect((await db.call('set_budget', { p_actor: operator.id, p_daily_micro_usd: 1000 })).outcome).toBe('set');
  const dear = aFile();
  await submit(db, ann, [dear]);
  const { fence } = await claim(db, dear.job_id);
  await settle(db, dear.job_id, fence, { ...results(), cost: 1500 });
  await db.advance(60_000);
  await sweep();

  const held = aFile();
  expect((await submit(db, ann, [held])).answer.effects).toEqual([]);
  expect(await shown(held.id)).toBe('held');
  const raised = await db.call('set_budget', { p_actor: operator.id, p_daily_micro_usd: 9000 });
  expect(raised.effects.map(({ dedupe_key }) => dedupe_key)).toEqual([`job:${held.job_id}:1:1`]);
  await db.call('set_budget', { p_actor: operator.id, p_daily_micro_usd: 1000 });
  expect((await claim(db, held.job_id)).outcome).toBe('held');
  await db.advance(24 * 60 * 60_000);
  expect((await sweep()).effects.map(({ dedupe_key }) => dedupe_key)).toContain(`job:${held.job_id}:1:2`);
  expect(await shown(held.id)).toBe('queued');
  await db.call('set_budget', { p_actor: operator.id, p_daily_micro_usd: null });
});

test('the heartbeat says when the sweep last ran, and whether that is too long ago', async () => {
  await sweep();
  const { data } = await db.worker.rpc('heartbeat');
  expect(Date.parse(data.sweep_at)).toBeGreaterThan(Date.parse(data.now) - 10_000);
  expect(data.late).toBe(false);
  await db.query("update private.heartbeats set at = private.now() - interval '6 minutes' where name = 'sweep'");
  expect((await db.worker.rpc('heartbeat')).data.late).toBe(true);
  await db.query("update private.heartbeats set at = private.now() where name = 'sweep'");
});
