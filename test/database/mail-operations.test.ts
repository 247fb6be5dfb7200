import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { settings } from './digesting.ts';

let db: TestDatabase;
let operator: Person;
let viewer: Person;
let ann: Person;
beforeAll(async () => {
  db = await startDatabase();
  operator = await db.person('operator');
  viewer = await db.person('viewer');
  ann = await db.person('ann');
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator'), ($2, 'viewer')", [
    operator.id,
    viewer.id,
  ]);
});
afterAll(() => db.close());

const as = (person: Person, name: string, args: Record<string, unknown> = {}) =>
  db.call(name, { p_actor: person.id, ...args });

test('nobody without the role sets a quota, stops mails or starts a run', async () => {
  const email = 'somebody@example.com';
  for (const person of [viewer, ann])
    for (const [name, args] of [
      ['set_mail_quota', { p_daily: 1 }],
      ['suppress_address', { p_email: email }],
      ['release_address', { p_email: email }],
      ['start_run', { p_run: 'digest', p_dry_run: false }],
    ] as const)
      expect([name, (await as(person, name, args)).outcome]).toEqual([name, 'forbidden']);
  expect((await as(ann, 'list_suppressions')).outcome).toBe('forbidden');
  expect((await as(ann, 'start_run', { p_run: 'match', p_dry_run: true })).outcome).toBe('forbidden');
  expect((await as(viewer, 'start_run', { p_run: 'match', p_dry_run: true })).outcome).toBe('started');
});

test('an address stopped by hand gets no mails until it is released, and its owner is told', async () => {
  const stop = { p_email: ann.email.toUpperCase(), p_note: 'asked by phone' };
  expect((await as(operator, 'suppress_address', stop)).outcome).toBe('suppressed');
  expect((await as(operator, 'suppress_address', stop)).outcome).toBe('unchanged');
  expect((await ann.client.rpc('get_settings')).data.unreachable).toMatchObject({ reason: 'by_hand' });
  const mayWrite = async () => (await db.query("select private.may_write_to($1, 'test') as may", [ann.id]))[0]?.may;
  expect(await mayWrite()).toBe(false);
  expect((await as(operator, 'release_address', { p_email: ann.email })).outcome).toBe('released');
  expect((await as(operator, 'release_address', { p_email: ann.email })).outcome).toBe('not_found');
  expect(await mayWrite()).toBe(true);
});

test('stopped addresses are listed newest first, page by page, and found by a part of them', async () => {
  for (const name of ['one', 'two', 'three']) {
    await as(operator, 'suppress_address', { p_email: `${name}@page.example` });
    await db.advance(1000);
  }
  const page = (args: Record<string, unknown>) => as(viewer, 'list_suppressions', { p_q: 'PAGE.example', ...args });
  const first = await page({ p_limit: 2 });
  expect(first.data).toMatchObject([{ email: 'three@page.example' }, { email: 'two@page.example' }]);
  const second = await page({ p_limit: 2, p_cursor: first.next_cursor });
  expect(second).toMatchObject({ data: [{ email: 'one@page.example', reason: 'by_hand' }], next_cursor: null });
  expect((await page({ p_q: 'two@' })).data).toHaveLength(1);
  expect((await page({ p_q: '%' })).data).toHaveLength(0);
});

test('what operators do about mails is in the audit trail, without anybody’s address', async () => {
  await as(operator, 'set_mail_quota', { p_daily: 500 });
  await as(operator, 'start_run', { p_run: 'digest', p_dry_run: false });
  const { data } = await as(viewer, 'list_audit', { p_limit: 100 });
  const types = (data as { type: string }[]).map(({ type }) => type);
  for (const type of ['mail_quota_set', 'address_suppressed', 'address_released', 'run_started'])
    expect(types).toContain(type);
  expect(JSON.stringify(data)).not.toContain(ann.email);
});

test('a quota that is set counts what left earlier that day, and shows beside the queues', async () => {
  await as(operator, 'set_mail_quota', { p_daily: null });
  expect((await as(viewer, 'queue_report')).mail_quota).toMatchObject({ daily: null, sent: null });
  await db.query(
    `insert into public.outbox (owner, kind, category, dedupe_key, payload, status, finished_at)
     select $1, 'send_mail', 'test', 'mail:test:' || n, '{}', 'done', private.now() from generate_series(1, 3) n`,
    [ann.id],
  );
  await as(operator, 'set_mail_quota', { p_daily: 100 });
  expect((await as(viewer, 'queue_report')).mail_quota).toMatchObject({ daily: 100, sent: 3 });
  await db.advance(24 * 3_600_000);
  expect((await as(viewer, 'queue_report')).mail_quota).toMatchObject({ daily: 100, sent: 0 });
});

test('a mail that was told to wait for tomorrow by the quota does not leave in somebody’s night', async () => {
  await as(operator, 'set_mail_quota', { p_daily: 1 });
  await db.query('update private.mail_quota set day = (private.now() at time zone $1)::date, sent = 1', ['UTC']);
  await settings(db, ann, { quiet_hours: { from: '23:00', to: '06:00' } });
  const [now] = await db.query<{ noon: string }>(
    "select to_char(date_trunc('day', private.now() at time zone 'UTC') + interval '1 day 12 hours', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') as noon",
  );
  await db.advance(Date.parse(now?.noon ?? '') - Date.parse((await db.worker.rpc('heartbeat')).data.now));
  await db.query('update private.mail_quota set day = (private.now() at time zone $1)::date, sent = 1', ['UTC']);
  await db.query("select private.owe_mail($1, 'job_result', 'mail:late', '{}')", [ann.id]);
  const [owed] = await db.query<{ at: string }>(
    "select to_char(run_at at time zone 'UTC', 'HH24:MI') as at from public.outbox where dedupe_key = 'mail:late'",
  );
  expect(owed?.at).toBe('06:00');
});

test('mails that wait for the next day leave when the quota is lifted', async () => {
  const bob = await db.person('bob');
  await as(operator, 'set_mail_quota', { p_daily: 0 });
  const { effects } = await db.call('request_test_mail', { p_owner: bob.id, p_id: crypto.randomUUID() });
  expect(effects).toEqual([]);
  const handedOut = async () => {
    const swept = await db.call('sweep', {});
    return swept.effects.filter(({ dedupe_key }) => dedupe_key.startsWith('mail:test:')).length;
  };
  expect(await handedOut()).toBe(0);
  await as(operator, 'set_mail_quota', { p_daily: null });
  expect(await handedOut()).toBe(1);
});
