import { expect, test } from 'vitest';
import { createApp } from '../functions/app.ts';
import type { Composition } from '../functions/composition.ts';
import { runCron } from '../functions/cron.ts';
import type { Context } from '../lib/context.ts';
import { createLog } from '../lib/log.ts';

const document = '01938c3e-7a61-7b32-8d39-2f1f6f1f0a11';
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** What is logged of requests to a product in which nobody is signed in and the database breaks. */
function watched(commit: () => Promise<unknown>) {
  const lines: string[] = [];
  const log = createLog({}, (line) => lines.push(line));
  const composition = {
    log,
    appUrl: 'https://docket.example.com',
    corsOrigins: [],
    authenticate: async (token: string) => (token === 'ada' ? { id: 'ada', expiresAt: 2_000_000_000 } : null),
    verifyDelivery: async () => true,
    health: async () => {
      throw new Error('no answer for eve@example.com');
    },
    for: (actor: Context['actor'], request: { log: Context['log'] }) => ({
      actor,
      log: request.log,
      database: { commit, read: commit },
      live: { ring: async () => undefined },
      engines: { ocr: null, model: null, embedder: null },
    }),
  } as unknown as Composition;
  const app = createApp(composition);
  return { app, composition, lines: () => lines.map((line) => JSON.parse(line)) };
}

const broken = async () => {
  throw new Error('the database is away');
};

test('a request is one line that names its route, never its path, and its place in the trace', async () => {
  const { app, lines } = watched(broken);
  await app.request(`/v1/documents/${document}?q=secret`, { headers: { traceparent } });
  await app.request('/unsubscribe/k1.secret.token');
  await app.request('/hooks/sendgrid', { method: 'POST' });
  await app.request('/nowhere/ada@example.com');
  expect(lines()).toHaveLength(4);
  const [first, , refused] = lines();
  expect(first).toMatchObject({
    message: 'request',
    method: 'GET',
    route: '/v1/documents/:id',
    document_id: document,
    trace_id: '0af7651916cd43dd8448eb211c80319c',
    ms: expect.any(Number),
    request_id: expect.any(String),
  });
  expect(refused).toMatchObject({ level: 'info', route: '/hooks/sendgrid', status: 404, code: 'not_found' });
  expect(JSON.stringify(lines())).not.toMatch(/secret|ada@|nowhere/);
});

test('a request that breaks is still one line, an error with where it broke, and quotes no address', async () => {
  const { app, lines } = watched(broken);
  await app.request('/health');
  expect(lines()).toEqual([
    expect.objectContaining({
      level: 'error',
      route: '/health',
      status: 500,
      code: 'internal',
      troubles: expect.anything(),
    }),
  ]);
  expect(lines()[0].troubles[0].stack).toContain('no answer for (address)');
});

test('a message of the queue is one line with its ids, its delivery and its outcome', async () => {
  const { app, lines } = watched(async () => ({ outcome: 'done', effects: [], events: [] }));
  const headers = { 'upstash-signature': 's', 'upstash-message-id': 'msg_1', 'upstash-retried': '2', traceparent };
  const body = JSON.stringify({ v: 1, job_id: document });
  await app.request('/messages/run-job', { method: 'POST', headers, body });
  expect(lines()).toEqual([
    expect.objectContaining({
      message: 'message',
      route: '/messages/run-job',
      message_id: 'msg_1',
      retried: 2,
      job_id: document,
      outcome: 'done',
      trace_id: '0af7651916cd43dd8448eb211c80319c',
      status: 200,
    }),
  ]);
});

test('a cron run is one line, also when it breaks', async () => {
  const well = watched(async () => ({
    outcome: 'swept',
    more: false,
    trouble: null,
    due: [],
    effects: [],
    events: [],
  }));
  await runCron(well.composition, '* * * * *');
  expect(well.lines()).toEqual([
    expect.objectContaining({ message: 'cron', cron: 'sweep', status: 'done', pages: 1, ms: expect.any(Number) }),
  ]);
  const ill = watched(broken);
  await expect(runCron(ill.composition, '* * * * *')).rejects.toThrow('the database is away');
  expect(ill.lines()).toEqual([expect.objectContaining({ level: 'error', cron: 'sweep', status: 'failed' })]);
});
