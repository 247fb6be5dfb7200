import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RunningRedis, startRedis } from './server.ts';

const hour = 3_600_000;
const day = 24 * hour;

let redis: RunningRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());
beforeEach(() => redis.client().flushdb());

test('a key is gone once its time is over, and not before', async () => {
  const client = redis.client();
  await client.set('key', 'value', { px: 50 });
  redis.advance(50);
  expect(await client.get('key')).toBe('value');
  redis.advance(1);
  expect(await client.get('key')).toBeNull();
  expect([await client.ttl('key'), await client.pttl('key'), await client.dbsize()]).toEqual([-2, -2, 0]);
});

test('an expiry of 100 days is exact to the millisecond, set by a command or by a script', async () => {
  const client = redis.client();
  await client.set('command', 1, { ex: (100 * day) / 1000 });
  await client.eval('redis.call("SET", KEYS[1], 1) redis.call("PEXPIRE", KEYS[1], ARGV[1])', ['argument'], [100 * day]);
  await client.eval('redis.call("SET", KEYS[1], 1, "PX", 100 * 24 * 3600 * 1000)', ['product'], []);
  for (const key of ['command', 'argument', 'product']) expect(await client.pttl(key)).toBe(100 * day);
  redis.advance(100 * day);
  expect(await client.exists('command', 'argument', 'product')).toBe(3);
  redis.advance(1);
  expect(await client.exists('command', 'argument', 'product')).toBe(0);
});

test('SET takes the four kinds of expiry, and KEEPTTL keeps the one there is', async () => {
  const client = redis.client();
  redis.advance(1000 - (redis.now() % 1000));
  const soon = redis.now() + 90_000;
  await client.set('ex', 1, { ex: 90 });
  await client.set('px', 1, { px: 90_000 });
  await client.set('exat', 1, { exat: soon / 1000 });
  await client.set('pxat', 1, { pxat: soon });
  await client.set('ex', 2, { keepTtl: true });
  for (const key of ['ex', 'px', 'exat', 'pxat']) expect(await client.pttl(key)).toBe(90_000);
  await client.set('ex', 3);
  expect(await client.ttl('ex')).toBe(-1);
});

test('an expiry in the past removes the key at once', async () => {
  const client = redis.client();
  await client.set('key', 1);
  expect(await client.expireat('key', 1)).toBe(1);
  expect(await client.exists('key')).toBe(0);
  await client.set('key', 1, { pxat: 1 });
  expect(await client.exists('key')).toBe(0);
});

test('EXPIRE obeys its conditions, and PERSIST lifts it', async () => {
  const client = redis.client();
  await client.set('key', 1);
  expect(await client.expire('key', 10, 'XX')).toBe(0);
  expect(await client.expire('key', 10, 'NX')).toBe(1);
  expect(await client.expire('key', 5, 'GT')).toBe(0);
  expect(await client.expire('key', 5, 'LT')).toBe(1);
  expect(await client.ttl('key')).toBe(5);
  expect(await client.persist('key')).toBe(1);
  expect(await client.ttl('key')).toBe(-1);
});

test('counting and appending leave an expiry alone; GETEX and GETSET do not', async () => {
  const client = redis.client();
  await client.set('n', 1, { px: 1000 });
  await client.incr('n');
  await client.incrbyfloat('n', 0.5);
  expect(await client.pttl('n')).toBe(1000);
  expect(await client.getex('n', { px: 5000 })).toBe(2.5);
  expect(await client.pttl('n')).toBe(5000);
  await client.getset('n', 1);
  expect(await client.pttl('n')).toBe(-1);
});

test('moving the clock forgets what has expired', async () => {
  const client = redis.client();
  await client.mset({ stays: 1, goes: 2 });
  await client.expire('goes', 10);
  redis.advance(hour);
  await redis.wake();
  expect(await client.keys('*')).toEqual(['stays']);
});
