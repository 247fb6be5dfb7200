import { Client, Receiver } from '@upstash/qstash';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FaultName } from '../../local/faults/catalogue.ts';
import { createQStash, type QStash } from '../../local/qstash/qstash.ts';
import { type Listener, listen } from '../../local/serve.ts';
import { keys } from '../../local/settings.ts';
import { createWorld, type World } from '../../local/world.ts';

interface Arrival {
  id: string;
  retried: string;
  body: string;
  genuine: boolean;
}

let world: World;
let qstash: QStash;
let doors: Listener[];
let arrivals: Arrival[];
let client: Client;

const receiver = new Receiver({ currentSigningKey: keys.qstashCurrent, nextSigningKey: keys.qstashNext });

async function receive(request: Request): Promise<Response> {
  const body = await request.text();
  const signature = request.headers.get('upstash-signature') ?? '';
  const genuine = await receiver.verify({ signature, body }).catch(() => false);
  const header = (name: string) => request.headers.get(name) ?? '';
  arrivals.push({ id: header('upstash-message-id'), retried: header('upstash-retried'), body, genuine });
  return new Response(null, { status: genuine ? 200 : 401 });
}

beforeEach(async () => {
  arrivals = [];
  world = createWorld({
    signingKey: keys.qstashCurrent,
    hookKey: keys.sendgridHookPrivate,
    kill: async () => undefined,
  });
  qstash = createQStash({
    token: keys.qstash,
    currentKey: keys.qstashCurrent,
    nextKey: keys.qstashNext,
    file: ':memory:',
    deliver: world.deliver,
    now: world.now,
    meter: world.meter,
  });
  const broker = await listen(
    0,
    world.wrap(() => 'qstash', qstash.fetch),
  );
  doors = [broker, await listen(0, receive)];
  client = new Client({ baseUrl: broker.url, token: keys.qstash, devMode: false, retry: false });
});

afterEach(async () => {
  world.heal();
  await qstash.close();
  await Promise.all(doors.map((door) => door.close()));
});

const publish = (body: string, retries = 1) =>
  client.publish({ url: `${doors[1]?.url}/messages/run-job`, body, retries, retryDelay: '1000' });
const harm = (fault: FaultName, more: object = {}) => world.harm({ service: 'qstash', fault, times: 1, ...more });

async function aMinuteLater(): Promise<void> {
  world.setOffset(world.offset + 60_000);
  await qstash.wake();
}

test('a duplicated delivery arrives twice as the same message', async () => {
  await harm('duplicate');
  await publish('a');
  await qstash.wake();
  expect(arrivals.map(({ body, retried, genuine }) => [body, retried, genuine])).toEqual([
    ['a', '0', true],
    ['a', '0', true],
  ]);
  expect(new Set(arrivals.map(({ id }) => id)).size).toBe(1);
});

test('a delivery duplicated at the same time arrives twice too', async () => {
  await harm('duplicate-concurrent');
  await publish('a');
  await qstash.wake();
  expect(arrivals.map(({ body }) => body)).toEqual(['a', 'a']);
});

test('a delivery whose answer is lost comes again as a retry', async () => {
  await harm('drop-ack');
  await publish('a');
  await qstash.wake();
  await aMinuteLater();
  expect(arrivals.map(({ retried }) => retried)).toEqual(['0', '1']);
});

test.each(['skew', 'corrupt'] as const)(
  'a delivery with the fault %s fails its signature, and its retry is genuine',
  async (fault) => {
    await harm(fault);
    await publish('{"v":1}');
    await qstash.wake();
    await aMinuteLater();
    expect(arrivals.map(({ genuine }) => genuine)).toEqual([false, true]);
  },
);

test('a reordered delivery arrives after the next one', async () => {
  await harm('reorder', { match: 'first', ms: 10_000 });
  await publish('first');
  await expect.poll(() => world.faults()[0]?.fired).toBe(1);
  await publish('second');
  await qstash.wake();
  expect(arrivals.map(({ body }) => body)).toEqual(['second', 'first']);
});

test('a delayed delivery arrives when it is let go', async () => {
  await harm('delay', { ms: 600_000 });
  await publish('a');
  await expect.poll(() => world.faults()[0]?.fired).toBe(1);
  expect(arrivals).toEqual([]);
  world.heal();
  await qstash.wake();
  expect(arrivals).toHaveLength(1);
});

test('a queue that loses its answer has taken the message all the same', async () => {
  await harm('5xx-after');
  await expect(publish('a')).rejects.toThrow();
  await qstash.wake();
  expect(arrivals).toHaveLength(1);
});
