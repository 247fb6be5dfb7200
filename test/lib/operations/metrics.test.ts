import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../functions/app.ts';
import type { Composition } from '../../../functions/composition.ts';
import { createDatabase } from '../../../lib/adapters/supabase/rpc.ts';
import type { Context } from '../../../lib/context.ts';
import { metricsText } from '../../../lib/operations/metrics-text.ts';
import { type MetricsReport, reportMetrics } from '../../../lib/operations/report-metrics.ts';
import {
  aFile,
  claim,
  fail,
  type Person,
  settle,
  startDatabase,
  submit,
  type TestDatabase,
} from '../../database/database.ts';
import { past } from '../../database/history.ts';

const token = 'a-token-of-a-scraper';

let db: TestDatabase;
let app: ReturnType<typeof createApp>;
const people: Record<string, Person> = {};
beforeAll(async () => {
  db = await startDatabase();
  for (const name of ['viewer', 'ada']) people[name] = await db.person(name);
  await db.query("insert into public.roles (user_id, role) values ($1, 'viewer')", [people.viewer?.id]);
  app = createApp(compositionOf(db));
});
afterAll(() => db.close());

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The edge over the embedded database alone, where a name is its own token. */
function compositionOf({ worker, anonymous }: TestDatabase): Composition {
  const database = createDatabase({ anyone: anonymous, service: worker, accessToken: null, timeoutMs: 5000 });
  const live = { ring: async () => {} };
  return {
    for: (actor: Context['actor'], { log }: Pick<Context, 'log'>) =>
      ({ actor, log, database, live }) as unknown as Context,
    authenticate: async (name: string) => people[name] && { id: people[name].id, expiresAt: 2_000_000_000 },
    metricsToken: token,
    log: silent,
    appUrl: 'http://docket.test',
    corsOrigins: [],
  } as unknown as Composition;
}

const scrape = (bearer: string) => app.request('/metrics', { headers: { authorization: `Bearer ${bearer}` } });

interface Family {
  help: string;
  type: string;
  samples: { name: string; labels: Record<string, string>; value: number }[];
}

/** Reads the text format strictly: families in one piece, HELP and TYPE first, no sample twice. */
function parsed(text: string): Map<string, Family> {
  const families = new Map<string, Family>();
  let current: [string, Family] | undefined;
  const seen = new Set<string>();
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.slice(0, -1).split('\n')) {
    const [, help, about = ''] = /^# HELP ([a-z_]+) (.+)$/.exec(line) ?? [];
    const [, typed, type = ''] = /^# TYPE ([a-z_]+) (gauge|counter)$/.exec(line) ?? [];
    if (help) {
      expect(families.has(help)).toBe(false);
      current = [help, { help: about, type: '', samples: [] }];
      families.set(...current);
    } else if (typed) {
      expect(typed).toBe(current?.[0]);
      if (current) current[1].type = type;
    } else {
      const [, name = '', labels = '', value = ''] =
        /^([a-z_]+)(\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(line) ?? [];
      expect([line, name]).toEqual([line, current?.[0]]);
      expect(seen.has(name + labels)).toBe(false);
      seen.add(name + labels);
      const pairs = [...(labels ?? '').matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/g)];
      current?.[1].samples.push({
        name,
        labels: Object.fromEntries(pairs.map(([, k, v]) => [k, v])),
        value: Number(value),
      });
    }
  }
  return families;
}

test('a scraper reads in Prometheus’ format how everything stands', async () => {
  const ada = people.ada as Person;
  const [done, bad, waiting] = [aFile(), aFile(), aFile()];
  await submit(db, ada, [done, bad, waiting]);
  await settle(db, done.job_id, (await claim(db, done.job_id)).fence);
  await fail(db, bad.job_id, (await claim(db, bad.job_id)).fence, { code: 'document_encrypted', retryable: false });
  await db.advance(5000);

  const response = await scrape(token);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const families = parsed(await response.text());
  for (const [name, { help, type, samples }] of families) {
    expect([name, help.endsWith('.'), type]).toEqual([name, true, name.endsWith('_total') ? 'counter' : 'gauge']);
    expect([name, samples.every(({ value }) => Number.isFinite(value))]).toEqual([name, true]);
  }
  const value = (name: string, labels: Record<string, string> = {}) =>
    families.get(name)?.samples.find((sample) => Object.entries(labels).every(([k, v]) => sample.labels[k] === v))
      ?.value;
  expect(value('docket_queue_depth', { queue: 'default' })).toBe(1);
  expect(value('docket_queue_oldest_age_seconds', { queue: 'default' })).toBeGreaterThanOrEqual(5);
  expect(value('docket_queue_depth', { queue: 'bulk' })).toBe(0);
  expect(value('docket_runs_total', { queue: 'default', outcome: 'completed' })).toBe(1);
  expect(value('docket_runs_total', { queue: 'default', outcome: 'failed' })).toBe(1);
  expect(value('docket_dead_letters', { code: 'document_encrypted' })).toBe(1);
  expect(value('docket_documents', { status: 'queued' })).toBe(1);
  expect(value('docket_operations_total', { service: 'qstash' })).toBe(2);
  expect(value('docket_alert_open', { slo: 'queue_age' })).toBe(0);
  expect(value('docket_sweep_age_seconds')).toBeGreaterThanOrEqual(5);
  expect(value('docket_outbox_lag_seconds')).toBe(0);
});

test('metrics are for the token of the deployment and for people with a role, and say nothing to others', async () => {
  expect((await scrape('viewer')).status).toBe(200);
  expect((await scrape('ada')).status).toBe(403);
  expect((await scrape(`${token}x`)).status).toBe(401);
  expect((await app.request('/metrics')).status).toBe(401);
  const without = createApp({ ...compositionOf(db), metricsToken: null });
  expect((await without.request('/metrics', { headers: { authorization: 'Bearer null' } })).status).toBe(401);
});

test('a scraper that finds the cron silent opens the alert', async () => {
  await db.advance(6 * 60_000);
  await scrape(token);
  expect(parsed(await (await scrape(token)).text()).get('docket_alert_open')?.samples).toContainEqual(
    expect.objectContaining({ labels: { slo: 'cron_silent' }, value: 1 }),
  );
});

test('the whole history of a busy deployment costs a scrape no more than its day', async () => {
  const ada = people.ada as Person;
  await past(db, ada, { queue: 'bulk', jobs: 500, endedAgo: '3 days', runMs: 5 });
  const ctx = compositionOf(db).for({ kind: 'system', task: 'metrics' }, { token: null, log: silent });
  const { runs, documents }: MetricsReport = await reportMetrics(ctx);
  expect(runs.find(({ queue }) => queue === 'bulk')).toBeUndefined();
  expect(documents.completed).toBeGreaterThanOrEqual(500);
});

test('what a label holds cannot end it', () => {
  const nothing = {
    queues: [],
    runs: [],
    mails: {},
    mails_ended: {},
    webhooks: {},
    webhooks_ended: {},
    documents: {},
    usage: [],
    deployment_quotas: [],
    alerts: {},
  };
  const text = metricsText({
    ...nothing,
    outcome: 'reported',
    dead_letters: { 'a"b\\c\nd': 1 },
    outbox_lag_seconds: 0,
    sweep_at_seconds: 1,
    sweep_age_seconds: 0,
    spans_dropped: 0,
  });
  expect(parsed(text).get('docket_dead_letters')?.samples[0]?.labels.code).toBe('a\\"b\\\\c\\nd');
});
