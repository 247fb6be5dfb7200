import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aFile,
  claim,
  kinds,
  type Person,
  results,
  settle,
  startDatabase,
  submit,
  type TestDatabase,
} from './database.ts';
import { past } from './history.ts';

let db: TestDatabase;
let vera: Person;
let ann: Person;
beforeAll(async () => {
  db = await startDatabase();
  vera = await db.person('vera');
  ann = await db.person('ann');
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [vera.id]);
  // Noon of the third of a month, so that yesterday is another day of the same month.
  await db.advance(Date.parse('2027-03-03T12:00:00Z') - Date.now());
});
afterAll(() => db.close());

interface Usage {
  service: string;
  operation: string;
  count: number;
  per_document: number | null;
  micro_usd: number;
  quota: Record<string, unknown> | null;
}

const report = (args: Record<string, unknown> = {}) => db.call('usage_report', { p_actor: vera.id, ...args });

async function of(service: string, operation: string, args: Record<string, unknown> = {}): Promise<Usage> {
  const services = (await report(args)).services as Usage[];
  const found = services.find((one) => one.service === service && one.operation === operation);
  if (!found) throw new Error(`nothing about ${service} ${operation}`);
  return found;
}

const usage = { postgrest: 2, storage_gets: 1, redis: 1, ocr_pages: 3, model_tokens_in: 100, model_tokens_out: 10 };

test('nothing used costs nothing, and no average is made of it', async () => {
  expect(await report()).toMatchObject({ documents: 0, micro_usd: 0, usd_per_million_documents: null, days: [] });
  expect(await of('qstash', 'messages')).toMatchObject({ count: 0, per_document: null, quota: { used: 0, share: 0 } });
});

test('counts and money are those of the days asked for, per document and per service', async () => {
  await past(db, ann, { queue: 'default', jobs: 4, endedAgo: '1 day', runMs: 1000, cost: 500, usage });
  await past(db, ann, { queue: 'default', jobs: 6, endedAgo: '1 hour', runMs: 1000, usage });
  await past(db, ann, { queue: 'default', jobs: 9, endedAgo: '40 days', runMs: 1000, cost: 1, usage });

  const all = await report({ p_from: '2027-03-02', p_to: '2027-03-03' });
  expect(all).toMatchObject({ from: '2027-03-02', to: '2027-03-03', documents: 10, engines_micro_usd: 2000 });
  // Engines, 10 messages at 10, 10 + 2 × 3 commands at 2, and 12 requests at 0.3.
  expect(all.micro_usd).toBe(2000 + 100 + 32 + 4);
  expect(all.usd_per_million_documents).toBe(213.56);
  expect(all.infrastructure_usd_per_million_documents).toBe(13.56);
  expect(all.days).toEqual([
    { day: '2027-03-02', documents: 4, micro_usd: 2056, engines_micro_usd: 2000 },
    { day: '2027-03-03', documents: 6, micro_usd: 80, engines_micro_usd: 0 },
  ]);

  const days = { p_from: '2027-03-02', p_to: '2027-03-03' };
  expect(await of('qstash', 'messages', days)).toMatchObject({ count: 10, per_document: 1, micro_usd: 100 });
  expect(await of('redis', 'commands', days)).toMatchObject({ count: 16, per_document: 1.6 });
  expect(await of('postgrest', 'requests', days)).toMatchObject({ count: 22, micro_usd: 0 });
  expect(await of('storage', 'puts', days)).toMatchObject({ count: 10 });
  expect(await of('storage', 'gets', days)).toMatchObject({ count: 10 });
  expect(await of('model', 'tokens_in', days)).toMatchObject({ count: 1000 });
  expect(await of('engines', 'paid_jobs', days)).toMatchObject({ count: 4, micro_usd: 2000 });
  expect((await report({ p_from: '2027-03-02', p_to: '2027-03-02' })).documents).toBe(4);
  expect((await report({ p_from: '2027-01-01' })).documents).toBe(19);
});

test('each quota is measured by its own period, whatever days are asked for', async () => {
  const long = { p_from: '2027-01-01', p_to: '2027-01-02' };
  expect((await of('qstash', 'messages', long)).quota).toEqual({
    limit: 1000,
    period: 'day',
    used: 6,
    remaining: 994,
    share: 0.006,
  });
  expect((await of('ocr', 'pages', long)).quota).toEqual({
    limit: 1000,
    period: 'month',
    used: 30,
    remaining: 970,
    share: 0.03,
  });
  expect((await of('postgrest', 'requests', long)).quota).toBeNull();
});

test('the documents whose engines cost most are named by their ids', async () => {
  const { dearest, days } = await report({ p_by: 'document' });
  expect(days).toBeNull();
  expect(dearest).toHaveLength(4);
  expect((dearest as unknown[])[0]).toMatchObject({ jobs: 1, micro_usd: 500, ocr_pages: 3, model_tokens: 110 });
});

test('a document that is uploaded and processed adds what it asked of the services', async () => {
  const today = { p_from: '2027-03-03' };
  const before = await Promise.all([of('storage', 'puts', today), of('sendgrid', 'mails', today)]);
  const file = aFile();
  await submit(db, ann, [file]);
  const { fence } = await claim(db, file.job_id);
  const settled = await settle(db, file.job_id, fence, { ...results(), usage: { postgrest: 2, redis: 1 } });
  expect(kinds(settled)).toEqual(['send_mail']);
  const [mail] = settled.effects;
  await db.call('finish_effects', { p_results: [{ id: mail?.id, outcome: 'done', answer: { message_id: 'm' } }] });
  expect((await of('storage', 'puts', today)).count).toBe((before[0]?.count ?? 0) + 1);
  expect((await of('sendgrid', 'mails', today)).count).toBe((before[1]?.count ?? 0) + 1);
  expect((await of('sendgrid', 'requests', today)).count).toBe(1);
  const { mails_micro_usd, infrastructure_usd_per_million_documents: infrastructure } = await report(today);
  expect(mails_micro_usd).toBe(399);
  expect(infrastructure).toBeLessThan(25);
});

test('the budget says what was spent today and since when work is held for it', async () => {
  await db.call('set_budget', { p_actor: vera.id, p_daily_micro_usd: 1000 });
  await past(db, ann, { queue: 'default', jobs: 1, endedAgo: '3 hours', runMs: 1, cost: 600 });
  await db.call('sweep', {});
  expect((await report()).budget).toMatchObject({ day: '2027-03-03', daily_usd: 0.001, held_since: null });
  for (const cost of [300, 900]) {
    await db.advance(60_000);
    const dear = aFile();
    await submit(db, ann, [dear]);
    const { fence } = await claim(db, dear.job_id);
    await settle(db, dear.job_id, fence, { ...results(), cost });
    await db.advance(60_000);
  }
  await db.call('sweep', {});
  const { budget, now } = (await db.call('queue_report', { p_actor: vera.id })) as unknown as {
    budget: { spent_usd: number; held_since: string };
    now: string;
  };
  expect(budget.spent_usd).toBe(0.0018);
  expect(Date.parse(now) - Date.parse(budget.held_since)).toBeGreaterThanOrEqual(60_000);
  expect(Date.parse(now) - Date.parse(budget.held_since)).toBeLessThan(90_000);
});

test('a bound that is set below what was spent holds work since it was set', async () => {
  await db.advance(24 * 60 * 60_000);
  await db.call('set_budget', { p_actor: vera.id, p_daily_micro_usd: 0 });
  await db.advance(60_000);
  const { budget, now } = (await db.call('queue_report', { p_actor: vera.id })) as unknown as {
    budget: { held_since: string };
    now: string;
  };
  const seconds = (Date.parse(now) - Date.parse(budget.held_since)) / 1000;
  expect(seconds).toBeGreaterThanOrEqual(60);
  expect(seconds).toBeLessThan(90);
});
