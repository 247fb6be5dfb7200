import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  aFile,
  claim,
  fail,
  kinds,
  type Person,
  startDatabase,
  submit,
  type TestDatabase,
} from './database.ts';

let db: TestDatabase;
let ada: Person;
let olga: Person;
beforeAll(async () => {
  db = await startDatabase();
  ada = await db.person('ada');
  olga = await db.person('olga');
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [olga.id]);
});
afterAll(() => db.close());
afterEach(async () => {
  await db.query('delete from private.alerts');
  await db.query('delete from public.documents');
  await db.query('delete from public.outbox');
  await db.query('update private.heartbeats set at = private.now()');
});

const minute = 60_000;
const sweep = () => taken(db.call('sweep', {}));

/** What a commit answered, once the mails that it owed were sent: silent ones are alerts of their own. */
async function taken(commit: Promise<Answer>): Promise<Answer> {
  const answer = await commit;
  const mails = answer.effects.filter(({ kind }) => kind === 'send_mail');
  await db.call('finish_effects', { p_results: mails.map(({ id }) => ({ id, outcome: 'done' })) });
  return answer;
}

const told = ({ events }: Answer) =>
  events.filter(({ type }) => type.startsWith('alert_')).map(({ type, data }) => [type, data.slo]);
const mailed = ({ effects }: Answer) =>
  effects.filter(({ dedupe_key }) => dedupe_key.startsWith('mail:alert:')).map(({ payload }) => payload);

interface Alerts {
  slos: { name: string; holds: boolean; value: number }[];
  data: { slo: string; detail: object; told_at: string | null; resolved_at: string | null }[];
}
const alerts = async (): Promise<Alerts> => (await db.call('list_alerts', { p_actor: olga.id })) as unknown as Alerts;
const open = async () => (await alerts()).data.filter(({ resolved_at }) => resolved_at === null).map(({ slo }) => slo);

/** Somebody's file that fails at once with this code. */
async function failed(code: string): Promise<void> {
  const file = aFile();
  await submit(db, ada, [file]);
  const { fence } = await claim(db, file.job_id);
  await taken(fail(db, file.job_id, fence, { code, retryable: false }));
}

/** Lets time pass with a sweep at the end of it, as after a minute of a longer time. */
async function pass(ms: number): Promise<Answer> {
  await db.advance(ms);
  return sweep();
}

test('a queue that waits for more than ten minutes is told to operators once, and once more when it flows', async () => {
  await db.query('update public.queues set paused_at = null');
  const file = aFile();
  await submit(db, ada, [file]);
  expect(told(await pass(9 * minute))).toEqual([]);
  const opened = await pass(2 * minute);
  expect(told(opened)).toEqual([['alert_opened', 'queue_age']]);
  expect(mailed(opened)).toMatchObject([
    {
      template: 'alert',
      to: { email: olga.email },
      content: { what: 'opened', slo: 'queue_age', bound: 600, detail: { queue: 'default' } },
    },
  ]);
  expect(told(await pass(minute))).toEqual([]);
  expect((await alerts()).slos).toContainEqual(expect.objectContaining({ name: 'queue_age', holds: false }));

  const { fence } = await claim(db, file.job_id);
  expect(fence).toBe(1);
  const resolved = await pass(10_000);
  expect(told(resolved)).toEqual([['alert_resolved', 'queue_age']]);
  expect(mailed(resolved)).toMatchObject([{ content: { what: 'resolved', bound: 600 } }]);
  expect(told(await pass(10_000))).toEqual([]);
  expect(await open()).toEqual([]);
});

test('work that is held is not late', async () => {
  await db.query("update public.queues set paused_at = private.now() where name = 'default'");
  await submit(db, ada, [aFile()]);
  await pass(60 * minute);
  expect(await open()).not.toContain('queue_age');
  await db.query('update public.queues set paused_at = null');
});

test('a failure that operators can do something about is told, and what is wrong with a file is not', async () => {
  await failed('document_encrypted');
  expect(told(await sweep())).toEqual([]);
  await failed('engine_refused');
  expect(told(await sweep())).toEqual([['alert_opened', 'dead_letters']]);
});

test('an alert that comes and goes is told once an hour, and what was not told has no end to be told', async () => {
  await failed('engine_refused');
  expect(told(await sweep())).toEqual([['alert_opened', 'dead_letters']]);
  await db.query('delete from public.documents');
  expect(told(await pass(minute))).toEqual([['alert_resolved', 'dead_letters']]);
  await failed('engine_refused');
  expect(told(await pass(minute))).toEqual([]);
  expect((await alerts()).data[0]).toMatchObject({ slo: 'dead_letters', told_at: null, resolved_at: null });
  await db.query('delete from public.documents');
  expect(told(await pass(minute))).toEqual([]);
  await failed('engine_refused');
  await pass(minute);
  expect(told(await pass(57 * minute))).toEqual([['alert_opened', 'dead_letters']]);
});

const aMail = (status: string, tries: number, runsIn: string) =>
  db.query(
    `insert into public.outbox (owner, kind, category, dedupe_key, payload, status, tries, run_at, created_at, finished_at)
     values ($1, 'send_mail', 'test', gen_random_uuid(), '{"to": null}', $2, $3, private.now() + $4::interval, private.now() - interval '1 day',
       case when $2 = 'unknown' then private.now() end)`,
    [ada.id, status, tries, runsIn],
  );

test('a mail that may or may not have arrived is told for a day', async () => {
  await aMail('unknown', 1, '0 s');
  expect(told(await sweep())).toEqual([['alert_opened', 'unknown_mails']]);
  expect(told(await pass(24 * 60 * minute))).toContainEqual(['alert_resolved', 'unknown_mails']);
});

test('mails that fail again and again are late, however soon they are tried next; mails that wait for the morning are not', async () => {
  await aMail('owed', 0, '8 hours');
  expect(told(await sweep())).toEqual([]);
  await aMail('owed', 1, '30 s');
  expect(told(await sweep())).toEqual([]);
  await aMail('owed', 3, '30 minutes');
  expect(told(await sweep())).toEqual([['alert_opened', 'outbox_lag']]);
});

test('a late mail is late until a try of it works, and not only until the next one begins', async () => {
  await aMail('owed', 3, '1 s');
  expect(told(await sweep())).toEqual([['alert_opened', 'outbox_lag']]);
  await db.advance(minute);
  const trying = await db.call('sweep', {});
  expect(kinds(trying)).toEqual(['send_mail']);
  expect(told(trying)).toEqual([]);
  const finish = (outcome: string) =>
    db.call('finish_effects', { p_results: trying.effects.map(({ id }) => ({ id, outcome })) });
  await finish('done');
  expect(told(await sweep())).toEqual([['alert_resolved', 'outbox_lag']]);
});

test('a cron that is silent is told by the next upload, or by whoever looks after it, once; the next sweep resolves it', async () => {
  await db.advance(4 * minute);
  expect(told(await db.call('watch_cron', {}))).toEqual([]);
  await db.advance(2 * minute);
  const upload = await taken(submit(db, ada, [aFile()]).then(({ answer }) => answer));
  expect(told(upload)).toEqual([['alert_opened', 'cron_silent']]);
  expect(mailed(upload)).toMatchObject([{ content: { slo: 'cron_silent', bound: 300 } }]);
  expect(told(await db.call('watch_cron', {}))).toEqual([]);
  expect(told(await sweep())).toEqual([['alert_resolved', 'cron_silent']]);
});

test('operators hear of it by their webhooks too, and nobody else does', async () => {
  const vera = await db.person('vera');
  await db.query("insert into public.roles (user_id, role) values ($1, 'viewer')", [vera.id]);
  for (const person of [olga, vera, ada])
    await db.query(
      "insert into public.webhooks (id, owner, url, event_types) values (gen_random_uuid(), $1, 'https://hooks.example.com', '{alert.opened}')",
      [person.id],
    );
  await failed('engine_refused');
  const { effects } = await sweep();
  expect(effects.filter(({ kind }) => kind === 'call_webhook')).toHaveLength(1);
  expect(await db.query('select owner, type from public.webhook_deliveries')).toEqual([
    { owner: olga.id, type: 'alert.opened' },
  ]);
  expect((await db.call('list_alerts', { p_actor: vera.id })).outcome).toBe('listed');
  expect((await db.call('list_alerts', { p_actor: ada.id })).outcome).toBe('forbidden');
});
