import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FaultInput } from '../../local/faults/fault-list.ts';
import { type Handler, type Listener, listen } from '../../local/serve.ts';
import { createWorld, type World } from '../../local/world.ts';

let world: World;
let door: Listener;
let seen: string[];
let killed: number;

const greet: Handler = async (request) => {
  seen.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`);
  return Response.json({ greeting: 'hello' });
};

beforeEach(async () => {
  seen = [];
  killed = 0;
  world = createWorld({
    signingKey: 'sig_local',
    hookKey: '',
    kill: async () => {
      killed++;
    },
  });
  door = await listen(
    0,
    world.wrap(() => 'redis', greet),
  );
});

afterEach(async () => {
  world.heal();
  await door.close();
});

const harm = (input: Partial<FaultInput>) => world.harm({ service: 'redis', fault: 'refuse', ...input });
const call = (path = '/', body = '') => fetch(`${door.url}${path}`, { method: 'POST', body });
const fired = () => world.faults().map((fault) => fault.fired);

test('a healthy service answers as if nobody stood between', async () => {
  expect(await (await call('/set', 'x')).json()).toEqual({ greeting: 'hello' });
  expect(seen).toEqual(['POST /set x']);
});

test('a service that refuses cuts the connection and does nothing', async () => {
  await harm({ fault: 'refuse' });
  await expect(call()).rejects.toThrow();
  expect(seen).toEqual([]);
  expect(fired()).toEqual([1]);
});

test('a service that hangs lets go when healed, and has done nothing', async () => {
  await harm({ fault: 'hang' });
  const pending = call();
  await expect.poll(fired).toEqual([1]);
  world.heal();
  await expect(pending).rejects.toThrow();
  expect(seen).toEqual([]);
});

test('an error before the work leaves no effect, an error after it does', async () => {
  await harm({ fault: '5xx-before', times: 1 });
  expect((await call()).status).toBe(503);
  expect(seen).toHaveLength(0);
  await harm({ fault: '5xx-after', times: 1 });
  expect((await call()).status).toBe(503);
  expect(seen).toHaveLength(1);
});

test('a service over its limit says when to come back', async () => {
  await harm({ fault: '429', ms: 2500 });
  const response = await call();
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3']);
});

test('a delayed service answers in the end', async () => {
  await harm({ fault: 'delay', ms: 5 });
  expect((await call()).status).toBe(200);
  expect(fired()).toEqual([1]);
});

test('a corrupted answer is no JSON any more', async () => {
  await harm({ fault: 'corrupt' });
  const response = await call();
  expect(response.status).toBe(200);
  await expect(response.json()).rejects.toThrow();
});

test('a fault is over after its times', async () => {
  await harm({ fault: '5xx-before', times: 2 });
  const statuses = [await call(), await call(), await call()].map(({ status }) => status);
  expect(statuses).toEqual([503, 503, 200]);
});

test('a fault with a match hits only requests whose method, path or body have it', async () => {
  await harm({ fault: '5xx-before', match: 'POST /pipeline ["SET"' });
  expect((await call('/pipeline', '["GET"]')).status).toBe(200);
  expect((await call('/pipeline', '["SET"]')).status).toBe(503);
});

test('a rate hits about that share of the requests', async () => {
  await harm({ fault: '5xx-before', rate: 0.5 });
  const answers = await Promise.all(Array.from({ length: 200 }, () => call()));
  const failed = answers.filter(({ status }) => status === 503).length;
  expect(failed).toBeGreaterThan(50);
  expect(failed).toBeLessThan(150);
  expect(fired()).toEqual([failed]);
});

test('a fault of one service leaves the others alone', async () => {
  await harm({ service: 'sendgrid' });
  expect((await call()).status).toBe(200);
  expect(fired()).toEqual([0]);
});

test('killing the worker without a match happens at once, and once', async () => {
  expect(await harm({ service: 'worker', fault: 'kill' })).toMatchObject({ fired: 1 });
  expect(killed).toBe(1);
  expect((await call()).status).toBe(200);
});

test('the worker can die just before or just after a service has acted', async () => {
  await harm({ service: 'worker', fault: 'kill', match: '/before', times: 1 });
  await harm({ service: 'worker', fault: 'kill', match: '/after', times: 1, when: 'after' });
  expect(killed).toBe(0);
  await expect(call('/before')).rejects.toThrow();
  expect([killed, seen.length]).toEqual([1, 0]);
  await expect(call('/after')).rejects.toThrow();
  expect([killed, seen.length]).toEqual([2, 1]);
});

test('a service whose clock is off says so in the date of its answers', async () => {
  await harm({ fault: 'skew', ms: 3_600_000, times: 1 });
  const ahead = async () => Date.parse((await call()).headers.get('date') ?? '') - Date.now();
  expect(await ahead()).toBeGreaterThan(3_500_000);
  expect(await ahead()).toBeLessThan(60_000);
});
