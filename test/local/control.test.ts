import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { createControl } from '../../local/control.ts';
import { createSendGrid, type SendGrid } from '../../local/sendgrid/sendgrid.ts';
import { type Listener, listen } from '../../local/serve.ts';
import { keys } from '../../local/settings.ts';
import { createWorld, type World } from '../../local/world.ts';

let world: World;
let sendgrid: SendGrid;
let doors: Listener[];
let log: string[];
let killed: number;

beforeEach(async () => {
  log = [];
  killed = 0;
  world = createWorld({
    signingKey: keys.qstashCurrent,
    hookKey: keys.sendgridHookPrivate,
    kill: async () => {
      killed++;
    },
  });
  sendgrid = createSendGrid({ apiKey: keys.sendgrid, file: ':memory:', now: world.now, meter: world.meter });
  const clock = createClock(world, ['* * * * *', '0 6 * * *'], {
    setDatabaseClock: async () => void log.push('database'),
    wake: async () => void log.push('wake'),
    fire: async (expression, at) => log.push(`${expression} at ${new Date(at).toISOString()}`),
  });
  const control = createControl({
    world,
    clock,
    mails: sendgrid.mails,
    deliveries: (match) => [{ match: match ?? null }],
    traces: async (text) => [{ place: `a table with ${text}`, count: 1 }],
    crons: ['sweep', 'broken'],
    fire: async (name) => (name === 'broken' ? 'exception' : 'ok'),
  });
  doors = [
    await listen(0, async (request) => control.fetch(request)),
    await listen(
      0,
      world.wrap(() => 'sendgrid', sendgrid.fetch),
    ),
  ];
});

afterEach(async () => {
  await sendgrid.close?.();
  await Promise.all(doors.map((door) => door.close()));
});

async function call(method: string, path: string, body?: unknown) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${doors[0]?.url}${path}`, init);
  return { status: response.status, body: await response.json() };
}

async function mail(to: string): Promise<void> {
  const message = {
    personalizations: [{ to: [{ email: to }] }],
    from: { email: 'docket@docket.local' },
    subject: 'Read',
  };
  const response = await fetch(`${doors[1]?.url}/v3/mail/send`, {
    method: 'POST',
    headers: { authorization: `Bearer ${keys.sendgrid}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...message, content: [{ type: 'text/plain', value: 'Your file was read.' }] }),
  });
  expect(response.status).toBe(202);
}

test('a text is looked for in everything that is stored, and a text that everything has is not', async () => {
  expect(await call('GET', '/traces?of=needle')).toEqual({
    status: 200,
    body: { traces: [{ place: 'a table with needle', count: 1 }] },
  });
  expect((await call('GET', '/traces?of=a')).status).toBe(400);
});

test('every operation is counted from zero, and again after a reset', async () => {
  const none = {
    'qstash.messages': 0,
    'redis.commands': 0,
    'postgrest.requests': 0,
    'storage.puts': 0,
    'storage.gets': 0,
    'sendgrid.requests': 0,
    'sendgrid.mails': 0,
    'engines.ocr_pages': 0,
    'engines.embeddings': 0,
  };
  expect((await call('GET', '/counts')).body).toEqual(none);
  await mail('ada@example.com');
  expect((await call('GET', '/counts')).body).toEqual({ ...none, 'sendgrid.requests': 1, 'sendgrid.mails': 1 });
  expect((await call('POST', '/counts/reset')).body).toEqual(none);
});

test('mails are shown, all or those to one address', async () => {
  await mail('ada@example.com');
  await mail('bob@example.com');
  expect((await call('GET', '/mails')).body.mails).toHaveLength(2);
  expect((await call('GET', '/mails?to=ada@example.com')).body.mails).toMatchObject([
    { to: 'ada@example.com', subject: 'Read', text: 'Your file was read.' },
  ]);
});

test('deliveries are asked for with their match', async () => {
  expect((await call('GET', '/deliveries?match=run-job')).body).toEqual({ deliveries: [{ match: 'run-job' }] });
});

test('the clock is moved by a duration or set to a time, and answers what it is then', async () => {
  const before = Date.parse((await call('GET', '/clock')).body.now);
  const after = Date.parse((await call('POST', '/clock', { advance: '1d2h' })).body.now);
  expect(after - before).toBeGreaterThanOrEqual(93_600_000);
  expect(after - before).toBeLessThan(93_630_000);
  const { body } = await call('POST', '/clock', { set: '2031-11-23T00:00:00Z' });
  expect(body.now).toMatch(/^2031-11-23T00:00:\d\d/);
});

test('all that falls due in a move runs in order, each cron at most once and last', async () => {
  await call('POST', '/clock', { set: '2031-11-22T00:00:30Z' });
  log.length = 0;
  await call('POST', '/clock', { set: '2031-11-25T05:00:30Z' });
  expect(log).toEqual([
    'database',
    'wake',
    '* * * * * at 2031-11-25T05:00:00.000Z',
    '0 6 * * * at 2031-11-24T06:00:00.000Z',
    'wake',
  ]);
});

test.each([{ advance: 'soon' }, { set: 'never' }, {}, { advance: '1h', set: '2031-11-23T00:00:00Z' }])(
  'the clock does not understand %j',
  async (body) => {
    expect((await call('POST', '/clock', body)).status).toBe(400);
  },
);

test('a cron trigger is fired by name, and a failed run is an error', async () => {
  expect(await call('POST', '/cron', { name: 'sweep' })).toEqual({
    status: 200,
    body: { name: 'sweep', outcome: 'ok' },
  });
  expect((await call('POST', '/cron', { name: 'broken' })).status).toBe(500);
});

test('an unknown cron is answered with the names there are', async () => {
  const { status, body } = await call('POST', '/cron', { name: 'tea' });
  expect([status, body.names]).toEqual([400, ['sweep', 'broken']]);
});

test('an unknown fault is answered with all that can go wrong', async () => {
  const { status, body } = await call('POST', '/faults', { service: 'redis', fault: 'kill' });
  expect(status).toBe(400);
  expect(body.faults.qstash).toContain('drop-ack');
  expect(body.faults.worker).toEqual(['kill']);
});

test('faults are listed with how often they fired, and healed at once', async () => {
  const { body } = await call('POST', '/faults', { service: 'sendgrid', fault: 429 });
  expect(body.id).toEqual(expect.any(String));
  expect((await fetch(`${doors[1]?.url}/v3/mail/send`, { method: 'POST' })).status).toBe(429);
  expect((await call('GET', '/faults')).body.faults).toMatchObject([{ id: body.id, fault: '429', fired: 1 }]);
  expect((await call('DELETE', '/faults')).body).toEqual({ faults: [] });
  await mail('ada@example.com');
});

test('the worker is killed at a word', async () => {
  expect((await call('POST', '/faults', { service: 'worker', fault: 'kill' })).status).toBe(200);
  expect(killed).toBe(1);
});
