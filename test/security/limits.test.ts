import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openapiDocument } from '../../functions/openapi/openapi.ts';
import { newPrefix, newSecret, writeKey } from '../../lib/api-keys/key-text.ts';
import { type RunningRedis, startRedis } from '../local/redis/server.ts';
import { freeAddress, isolateOver, startSilence } from './limits.ts';

let redis: RunningRedis;
let silence: Awaited<ReturnType<typeof startSilence>>;
let nowhere: string;

beforeAll(async () => {
  // The limits read Date.now(); only Date is replaced, so that sockets and timers stay real. It is ten seconds past a minute.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 12, 0, 10) });
  redis = await startRedis(() => Date.now());
  silence = await startSilence();
  nowhere = await freeAddress();
});
afterAll(async () => {
  vi.useRealTimers();
  silence.close();
  await redis.close();
});

const key = () => writeKey({ prefix: newPrefix(), secret: newSecret() });
const somebody = () => crypto.randomUUID();
let lastAddress = 0;
const somewhere = () => `198.51.${Math.floor(++lastAddress / 250)}.${lastAddress % 250}`;

interface Described {
  paths: Record<string, Record<string, { security?: unknown[] }>>;
}
const described = Object.entries((openapiDocument('https://docket.example.com') as unknown as Described).paths).flatMap(
  ([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, somebody())}`),
);

test('check 41: every route of the API counts who asks, and refuses one call too many with when to go on', async () => {
  const { ask } = isolateOver(redis.url, 1);
  const uncounted = [];
  for (const route of described) {
    const who = { route, person: somebody(), address: somewhere() };
    const first = await ask(who);
    const second = await ask(who);
    const { code } = await second.json().catch(() => ({}));
    const headers = ['ratelimit', 'ratelimit-policy', 'retry-after'].filter((name) => !second.headers.has(name));
    if (first.status === 429 || second.status !== 429 || code !== 'rate_limited' || headers.length > 0)
      uncounted.push(`${route}: ${first.status}, then ${second.status} without ${headers}`);
  }
  expect(described.length).toBeGreaterThan(60);
  expect(uncounted).toEqual([]);
});

test('check 41: an answer says how many calls are left, and a refusal when the next one is free', async () => {
  const { ask } = isolateOver(redis.url, { searches: 2 });
  const search = { route: 'GET /v1/search?q=rent', person: somebody() };
  const first = await ask(search);
  expect(first.headers.get('ratelimit-policy')).toBe('"searches";q=2;w=60');
  expect(first.headers.get('ratelimit')).toBe('"searches";r=1;t=50');
  await ask(search);
  const refused = await ask(search);
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(refused.headers.get('ratelimit')).toBe('"searches";r=0;t=50');
  // The minute ends in 50 seconds; by then both still count, and half a minute later one of them.
  expect(refused.headers.get('retry-after')).toBe('80');
  vi.setSystemTime(Date.now() + 80_000);
  expect((await ask(search)).status).not.toBe(429);
});

test('check 41: an address is what Cloudflare says it is, whatever else a request claims', async () => {
  const { ask } = isolateOver(redis.url, 1);
  const knock = (address: string, headers = {}) => ask({ route: 'GET /unsubscribe/a', address, headers });
  const address = somewhere();
  expect((await knock(address)).status).toBe(404);
  for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'true-client-ip'])
    expect((await knock(address, { [name]: somewhere() })).status).toBe(429);
  expect((await knock(somewhere())).status).toBe(404);
});

test('check 41: a network that has more addresses than it can use counts as one', async () => {
  const { ask } = isolateOver(redis.url, 1);
  const knock = (address: string) => ask({ route: 'GET /unsubscribe/a', address }).then(({ status }) => status);
  expect(await knock('2001:db8:0:7::1')).toBe(404);
  expect(await knock('2001:0db8:0000:0007:ffff:1:2:3')).toBe(429);
  expect(await knock('2001:db8:0:8::1')).toBe(404);
  expect(await knock('2001:db8::1')).toBe(404);
  expect(await knock('2001:DB8:0:0:9::1')).toBe(429);
});

describe('check 41: with the cache well', () => {
  test('check 41: all isolates count together, asked once a call and as cheaply as can be', async () => {
    const isolates = [isolateOver(redis.url, { writes: 4 }), isolateOver(redis.url, { writes: 4 })];
    const person = somebody();
    const route = `DELETE /v1/documents/${somebody()}`;
    await isolates[0]?.ask({ route, person: somebody() });
    const statuses: number[] = [];
    const asked = redis.requests.length;
    const commands = await redis.bill(async () => {
      for (let call = 0; call < 6; call++)
        statuses.push((await isolates[call % 2]?.ask({ route, person }))?.status ?? 0);
    });
    expect(statuses).toEqual([404, 404, 404, 404, 429, 429]);
    expect(redis.requests.length - asked).toBe(6);
    // The script and its count, and once when the count runs out.
    expect(commands).toBe(6 * 2 + 1);
  });

  test('check 41: what is polled is counted without a single command', async () => {
    const { ask } = isolateOver(redis.url, { reads: 3 });
    const person = somebody();
    const polled = ['GET /v1/events?after=0', `GET /v1/documents/${somebody()}/status`, 'GET /v1/documents'];
    const commands = await redis.bill(async () => {
      for (const route of polled) expect((await ask({ route, person })).status).toBe(404);
      expect((await ask({ route: polled[0] ?? '', person })).status).toBe(429);
    });
    expect(commands).toBe(0);
  });

  test('check 41: one person who floods leaves the others alone', async () => {
    const { ask } = isolateOver(redis.url, 1);
    const route = 'GET /v1/search?q=rent';
    const flood = somebody();
    await ask({ route, person: flood });
    expect((await ask({ route, person: flood })).status).toBe(429);
    expect((await ask({ route, person: somebody() })).status).not.toBe(429);
  });

  test('check 41: a form that is one too many is refused, although it was read meanwhile', async () => {
    const { ask } = isolateOver(redis.url, { uploads: 1 });
    const upload = { route: 'POST /v1/documents', person: somebody(), form: true };
    expect((await ask(upload)).status).not.toBe(429);
    expect((await ask(upload)).status).toBe(429);
    expect((await ask({ ...upload, route: 'POST /classify-documents-async' })).status).toBe(429);
  });
});

describe.each(['refuses', 'is silent'])('check 41: with a cache that %s', (trouble) => {
  const away = () => isolateOver(trouble === 'refuses' ? nowhere : silence.url, 2);
  const times = async (call: () => Promise<Response>) => {
    const statuses = [];
    for (let made = 0; made < 3; made++) statuses.push((await call()).status);
    return statuses;
  };

  test.each(['POST /v1/uploads', `DELETE /v1/documents/${somebody()}`])(
    'check 41: %s goes on, and soon',
    async (route) => {
      const { ask } = away();
      const person = somebody();
      const began = performance.now();
      const statuses = await times(() => ask({ route, person }));
      expect(statuses).not.toContain(429);
      expect(performance.now() - began).toBeLessThan(5000);
    },
  );

  test.each(['GET /v1/search?q=rent', 'POST /v1/documents/reprocess', 'GET /unsubscribe/a', 'GET /health'])(
    'check 41: %s is still counted, by each isolate for itself',
    async (route) => {
      const { ask } = away();
      const who = { route, person: somebody(), address: somewhere() };
      const [first, second, third] = await times(() => ask(who));
      expect([first, second]).not.toContain(429);
      expect(third).toBe(429);
    },
  );
});

describe('check 41: whoever is refused again and again', () => {
  test('check 41: is told to wait, and their keys are not even looked up', async () => {
    const { ask, questions } = isolateOver(redis.url, { refusals: 3 });
    const address = somewhere();
    const guess = () => ask({ route: 'GET /v1/account', bearer: key(), address });
    const statuses = [];
    for (let made = 0; made < 3; made++) statuses.push((await guess()).status);
    expect(statuses).toEqual([401, 401, 401]);
    const before = questions();
    expect(before).toBe(3);
    expect((await guess()).status).toBe(429);
    expect(questions()).toBe(before);
    expect((await ask({ route: 'GET /v1/account', bearer: 'stale', address })).status).toBe(429);
  });

  test('check 41: does not shut out the people who share their address', async () => {
    const { ask } = isolateOver(redis.url, { refusals: 1 });
    const address = somewhere();
    for (let made = 0; made < 3; made++) await ask({ route: 'GET /v1/account', bearer: 'stale', address });
    expect((await ask({ route: 'GET /v1/account', person: somebody(), address })).status).toBe(404);
  });
});
