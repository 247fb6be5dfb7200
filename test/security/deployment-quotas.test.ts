import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../functions/app.ts';
import type { Composition } from '../../functions/composition.ts';
import { createOwnCounter } from '../../lib/adapters/own-counter.ts';
import { createDatabase } from '../../lib/adapters/supabase/rpc.ts';
import type { Context } from '../../lib/context.ts';
import {
  type Answer,
  aFile,
  claim,
  type Person,
  results,
  settle,
  startDatabase,
  submit,
  type TestDatabase,
} from '../database/database.ts';

// What everybody together may take in a day: what comes in beyond it is asked to come later, what was accepted waits.

let db: TestDatabase;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  db = await startDatabase();
  [ann, bob] = [await db.person('ann'), await db.person('bob')];
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [bob.id]);
});
afterAll(() => db.close());
afterEach(async () => {
  await db.query('delete from private.deployment_use');
  await db.query('delete from public.documents');
  await db.query('delete from public.outbox');
  await db.call('sweep', { p_quotas: quotas({}) });
});

const nobody = { files_per_day: null, bytes_stored: null, pages_per_month: null, mails_per_day: null };
const quotas = (deployment: object) => ({
  ...nobody,
  deployment: { files_per_day: null, bytes_per_day: null, pages_per_day: null, ...deployment },
});
const files = (count: number) => Array.from({ length: count }, () => aFile());
const send = async (person: Person, count: number, deployment: object, batch: object = {}) =>
  (await submit(db, person, files(count), { quotas: quotas(deployment), ...batch })).answer;
const announce = (person: Person, ids: string[], deployment: object, size = 10) =>
  db.call('open_uploads', {
    p_owner: person.id,
    p_uploads: ids.map((id) => ({ id, filename: 'scan.pdf', size_in_bytes: size })),
    p_quotas: quotas(deployment),
  });
const stored = ({ id: owner }: Person, document: string, size: number) =>
  db.query(
    `insert into storage.objects (bucket_id, name, owner_id, metadata) values ('documents', $1, $2, $3::jsonb)`,
    [`${owner}/${document}`, owner, JSON.stringify({ size })],
  );
const runs = ({ effects }: Answer) => effects.filter(({ kind }) => kind === 'run_job').length;
const midnight = () => db.advance(24 * 60 * 60_000);

/** Runs a job that is published to its end; it reads so many pages. */
async function read(job: string, pages: number): Promise<Answer> {
  const { fence } = await claim(db, job, crypto.randomUUID());
  const page = { text: 'Hello', source: 'text', confidence: null, lines: [] };
  const found = Array.from({ length: pages }, (_, index) => ({ ...page, number: index + 1 }));
  return settle(db, job, fence, { ...results(), pages: found });
}

describe('files and bytes a day', () => {
  test('check 9: everybody together may send so many, and a call that is too much leaves no trace', async () => {
    const most = { files_per_day: 3 };
    expect((await send(ann, 2, most)).outcome).toBe('accepted');
    const beyond = files(2);
    const batch = { id: crypto.randomUUID(), idempotency_key: 'again', request_hash: 'same', quotas: quotas(most) };
    const { answer } = await submit(db, bob, beyond, batch);
    expect(answer).toMatchObject({ outcome: 'deployment_full', name: 'deployment_files_per_day', limit: 3 });
    expect(answer.resets_in_s).toBeGreaterThan(0);
    expect(answer.resets_in_s).toBeLessThanOrEqual(86_400);
    expect(answer.effects.map(({ payload }) => payload.keys)).toEqual(beyond.map(({ id }) => [`${bob.id}/${id}`]));
    expect(await db.query('select from public.batches where id = $1', [batch.id])).toEqual([]);
    expect((await send(bob, 1, most)).outcome).toBe('accepted');
    await db.call('finish_effects', { p_results: answer.effects.map(({ id }) => ({ id, outcome: 'done' })) });
    await midnight();
    for (const { id } of beyond) await stored(bob, id, 42);
    expect((await submit(db, bob, beyond, batch)).answer).toMatchObject({ outcome: 'accepted', repeated: false });
  });

  test('check 9: asking many times at once gets all together no more', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => send(index % 2 ? ann : bob, 1, { files_per_day: 3 })),
    );
    expect(answers.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(3);
  });

  test('check 9: whose upload was announced in time is not turned away, and who announces too late is', async () => {
    const most = { bytes_per_day: 100 };
    const id = crypto.randomUUID();
    expect((await announce(ann, [id], most, 60)).outcome).toBe('opened');
    expect(await announce(bob, [crypto.randomUUID()], most, 60)).toMatchObject({
      outcome: 'deployment_full',
      name: 'deployment_bytes_per_day',
    });
    expect((await send(bob, 1, most)).outcome).toBe('deployment_full');
    await stored(ann, id, 99);
    const { answer } = await submit(db, ann, [{ upload_id: id, job_id: crypto.randomUUID() } as never], {
      quotas: quotas(most),
    });
    expect(answer.documents).toHaveLength(1);
    const [used] = await db.query<{ used: string }>(
      "select used::int from private.deployment_use where what = 'bytes'",
    );
    expect(used?.used).toBe(99);
  });

  test('check 9: without such a quota nothing is counted', async () => {
    await send(ann, 2, {});
    expect(await db.query('select from private.deployment_use')).toEqual([]);
  });
});

describe('pages a day', () => {
  test('check 9: with the pages of the day read, accepted work is held until tomorrow, and nothing of it is lost', async () => {
    const most = { pages_per_day: 5 };
    const [first, second, third] = files(3);
    if (!first || !second || !third) throw new Error('no files');
    await submit(db, ann, [first, second], { quotas: quotas(most) });
    expect((await read(first.job_id, 6)).outcome).toBe('completed');
    // Whoever is published already comes too late today, and whoever comes now is not even published.
    expect((await claim(db, second.job_id)).outcome).toBe('held');
    const { answer } = await submit(db, bob, [third], { quotas: quotas(most) });
    expect([answer.outcome, runs(answer)]).toEqual(['accepted', 0]);
    const { data } = await bob.client.rpc('get_status', { p_document: third.id });
    expect(data).toMatchObject({ status: 'held', waiting_for: { reason: 'deployment_quota' } });
    expect(Date.parse(data.waiting_for.until)).toBeGreaterThan(0);
    expect(runs(await db.call('sweep', {}))).toBe(0);
    await midnight();
    expect(runs(await db.call('sweep', {}))).toBe(2);
    for (const { job_id } of [second, third]) expect((await read(job_id, 1)).outcome).toBe('completed');
  });

  test('check 9: a higher quota lets held work go with the next sweep', async () => {
    const [first, second] = files(2);
    if (!first || !second) throw new Error('no files');
    await submit(db, ann, [first], { quotas: quotas({ pages_per_day: 1 }) });
    await read(first.job_id, 2);
    await submit(db, ann, [second], { quotas: quotas({ pages_per_day: 1 }) });
    expect(runs(await db.call('sweep', { p_quotas: quotas({ pages_per_day: 100 }) }))).toBe(1);
  });
});

test('check 9: every message of a queue carries how many may run at a time, of everybody', async () => {
  const [queue] = await db.query<{ parallelism: number }>(
    "select parallelism from public.queues where name = 'default'",
  );
  const answers = [await send(ann, 2, {}), await send(bob, 2, {})];
  const messages = answers.flatMap(({ effects }) => effects.filter(({ kind }) => kind === 'run_job'));
  expect(messages).toHaveLength(4);
  for (const { payload } of messages)
    expect(payload).toMatchObject({ queue: 'default', parallelism: queue?.parallelism });
});

test('check 9: operators see how much is taken, and are told before all of it is', async () => {
  const most = { files_per_day: 20 };
  const report = () => db.call('metrics_report', { p_actor: null });
  await send(ann, 18, most);
  const before = await db.call('sweep', {});
  expect(before.events.filter(({ type }) => type === 'alert_opened')).toEqual([]);
  await send(bob, 1, most);
  expect((await report()).deployment_quotas).toEqual([{ quota: 'files_per_day', used: 19, most: 20 }]);
  const { events, effects } = await db.call('sweep', {});
  const [alert] = events.filter(({ type }) => type === 'alert_opened');
  expect(alert?.data).toMatchObject({ slo: 'deployment_quota', value: 95, bound: 90, unit: 'percent' });
  expect(effects.filter(({ dedupe_key }) => dedupe_key.startsWith('mail:alert:'))).toHaveLength(1);
});

test('check 9: a call that is too much for the deployment is told when to come again', async () => {
  const { worker, anonymous } = db;
  const database = createDatabase({ anyone: anonymous, service: worker, accessToken: null, timeoutMs: 5000 });
  const own = createOwnCounter();
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const newId = () => crypto.randomUUID();
  const live = { ring: async () => {} };
  const app = createApp({
    for: (actor: Context['actor']) => ({ actor, log, database, live, newId, quotas: quotas({ files_per_day: 0 }) }),
    authenticate: async () => ({ id: ann.id, expiresAt: 2_000_000_000 }),
    limits: { perMinute: { uploads: 7 }, shared: own, own },
    log,
    appUrl: 'http://docket.test',
    corsOrigins: [],
  } as unknown as Composition);
  const response = await app.request('/v1/uploads', {
    method: 'POST',
    headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
    body: JSON.stringify({ files: [{ filename: 'scan.pdf', size: 10 }] }),
  });
  expect([response.status, await response.json()]).toMatchObject([503, { code: 'deployment_full' }]);
  const seconds = Number(response.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(response.headers.get('ratelimit-policy')).toBe('"uploads";q=7;w=60, "deployment_files_per_day";q=0;w=86400');
  expect(response.headers.get('ratelimit')).toMatch(
    new RegExp(`^"uploads";r=6;t=\\d+, "deployment_files_per_day";r=0;t=${seconds}$`),
  );
});
