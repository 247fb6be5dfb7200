import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningRedis, startRedis } from './server.ts';

let redis: RunningRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());
beforeEach(() => redis.client().flushdb());

describe('strings and counters', () => {
  test('of fifty clients that claim a key at once, one gets it', async () => {
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_, at) => redis.client().set('lock', at, { nx: true, ex: 30 })),
    );
    expect(claims.filter((claim) => claim === 'OK')).toHaveLength(1);
    expect(claims.filter((claim) => claim === null)).toHaveLength(49);
  });

  test('SET answers the previous value when asked, and XX needs one', async () => {
    const client = redis.client();
    expect(await client.set('key', 'new', { xx: true })).toBeNull();
    expect(await client.set('key', 'first', { get: true })).toBeNull();
    expect(await client.set('key', 'second', { get: true })).toBe('first');
    expect(await client.set('key', 'third', { nx: true, get: true })).toBe('second');
    expect(await client.getdel('key')).toBe('second');
    expect(await client.exists('key')).toBe(0);
  });

  test('counters count, refuse text and refuse to overflow', async () => {
    const client = redis.client();
    expect(await client.incrby('n', 7)).toBe(7);
    expect(await client.decr('n')).toBe(6);
    expect(await client.decrby('n', 10)).toBe(-4);
    expect(await client.incrbyfloat('n', 0.1)).toBe(-3.9);
    await client.set('text', 'x');
    await expect(client.incr('text')).rejects.toThrow('not an integer');
    await redis.call('/set/big/9223372036854775807');
    await expect(client.incr('big')).rejects.toThrow('overflow');
    expect((await redis.call('/get/big')).body.result).toBe('9223372036854775807');
  });

  test('decimals add up as people count', async () => {
    const client = redis.client({ automaticDeserialization: false });
    await client.incrbyfloat('cost', 0.1);
    expect(await client.incrbyfloat('cost', 0.2)).toBe('0.3');
  });

  test('pieces of a string are read and added', async () => {
    const client = redis.client();
    expect(await client.append('log', 'hello')).toBe(5);
    expect(await client.append('log', ' world')).toBe(11);
    expect(await client.getrange('log', -5, -1)).toBe('world');
    expect(await client.strlen('log')).toBe(11);
  });

  test('many keys are set together, or not at all', async () => {
    const client = redis.client();
    expect(await client.msetnx({ a: 1, b: 2 })).toBe(1);
    expect(await client.msetnx({ b: 3, c: 4 })).toBe(0);
    expect(await client.mget('a', 'b', 'c')).toEqual([1, 2, null]);
  });
});

describe('hashes, sets and sorted sets', () => {
  test('a hash holds fields and ends with its last one', async () => {
    const client = redis.client();
    expect(await client.hset('job', { status: 'queued', progress: 0 })).toBe(2);
    expect(await client.hset('job', { progress: 40, stage: 'classify' })).toBe(1);
    expect(await client.hgetall('job')).toEqual({ status: 'queued', progress: 40, stage: 'classify' });
    expect(await client.hmget('job', 'stage', 'none')).toEqual({ stage: 'classify', none: null });
    expect(await client.hincrby('job', 'progress', 5)).toBe(45);
    expect(await client.hincrbyfloat('job', 'cost', 0.5)).toBe(0.5);
    expect(await client.hsetnx('job', 'stage', 'embed')).toBe(0);
    expect(await client.hdel('job', 'status', 'progress', 'stage', 'cost')).toBe(4);
    expect(await client.exists('job')).toBe(0);
  });

  test('a set holds each member once', async () => {
    const client = redis.client();
    expect(await client.sadd('a', 'x', 'y', 'x')).toBe(2);
    await client.sadd('b', 'y', 'z');
    expect((await client.sunion('a', 'b')).sort()).toEqual(['x', 'y', 'z']);
    expect(await client.sinter('a', 'b')).toEqual(['y']);
    expect(await client.sdiff('a', 'b')).toEqual(['x']);
    expect(await client.smismember('a', ['x', 'z'])).toEqual([1, 0]);
    expect((await client.spop<string[]>('a', 5))?.sort()).toEqual(['x', 'y']);
    expect(await client.exists('a')).toBe(0);
    expect(await client.srandmember('b', -7)).toHaveLength(7);
  });

  test('a sorted set orders by score, then by member', async () => {
    const client = redis.client();
    await client.zadd('ranks', { score: 2, member: 'b' }, { score: 2, member: 'a' }, { score: 0.1, member: 'c' });
    expect(await client.zrange('ranks', 0, -1, { withScores: true })).toEqual(['c', 0.1, 'a', 2, 'b', 2]);
    expect(await client.zrange('ranks', 0, 0, { rev: true })).toEqual(['b']);
    expect(await client.zrange('ranks', '(0.1', '+inf', { byScore: true, offset: 1, count: 1 })).toEqual(['b']);
    expect(await client.zrange('ranks', 2, 0, { byScore: true, rev: true, offset: 0, count: 2 })).toEqual(['b', 'a']);
    expect([await client.zrank('ranks', 'a'), await client.zrevrank('ranks', 'a')]).toEqual([1, 1]);
    expect(await client.zincrby('ranks', 5, 'c')).toBe(5.1);
    expect(await client.zscore('ranks', 'c')).toBe(5.1);
    expect(await client.zcount('ranks', 2, 3)).toBe(2);
    expect(await client.zremrangebyscore('ranks', 2, 3)).toBe(2);
    expect(await client.zpopmax('ranks')).toEqual(['c', 5.1]);
    expect(await client.exists('ranks')).toBe(0);
  });

  test('ZADD obeys its conditions', async () => {
    const client = redis.client();
    await client.zadd('z', { score: 5, member: 'm' });
    expect(await client.zadd('z', { nx: true }, { score: 9, member: 'm' })).toBe(0);
    expect(await client.zadd('z', { gt: true, ch: true }, { score: 4, member: 'm' })).toBe(0);
    expect(await client.zadd('z', { gt: true, ch: true }, { score: 6, member: 'm' })).toBe(1);
    expect(await client.zadd('z', { xx: true }, { score: 1, member: 'other' })).toBe(0);
    expect(await client.zadd('z', { incr: true }, { score: 1, member: 'm' })).toBe(7);
    expect(await client.zcard('z')).toBe(1);
  });

  test('a command on the wrong kind of key changes nothing', async () => {
    const client = redis.client();
    await client.set('text', 'x');
    await expect(client.hset('text', { a: 1 })).rejects.toThrow('WRONGTYPE');
    await expect(client.sadd('text', 1)).rejects.toThrow('WRONGTYPE');
    await expect(client.zadd('text', { score: 1, member: 'm' })).rejects.toThrow('WRONGTYPE');
    expect(await client.get('text')).toBe('x');
  });
});

describe('keys', () => {
  test('TYPE names the kind', async () => {
    const client = redis.client();
    await Promise.all([
      client.set('s', 1),
      client.hset('h', { a: 1 }),
      client.sadd('m', 1),
      client.zadd('z', { score: 1, member: 1 }),
    ]);
    const kinds = await Promise.all(['s', 'h', 'm', 'z', 'none'].map((key) => client.type(key)));
    expect(kinds).toEqual(['string', 'hash', 'set', 'zset', 'none']);
  });

  test.each([
    ['job:*', ['job:1', 'job:12']],
    ['job:?', ['job:1']],
    ['[a-j]ob:1', ['job:1']],
    ['[^a-c]?t', ['hat']],
    ['\\*', ['*']],
  ])('the pattern %s matches what it says', async (pattern, matches) => {
    await redis.client().mset({ 'job:1': 1, 'job:12': 1, hat: 1, cat: 1, '*': 1 });
    expect((await redis.client().keys(pattern)).sort()).toEqual(matches);
  });

  test('a scan misses no key that stays, though others are deleted meanwhile', async () => {
    const client = redis.client();
    const names = Array.from({ length: 50 }, (_, at) => `key:${at}`);
    await client.mset(Object.fromEntries(names.map((name) => [name, 1])));
    const seen: string[] = [];
    let cursor = '0';
    do {
      const [next, page] = await client.scan(cursor, { match: 'key:*', count: 7 });
      seen.push(...page);
      await client.del(...page.filter((name) => Number(name.slice(4)) % 2));
      cursor = next;
    } while (cursor !== '0');
    expect(seen).toEqual(names);
    expect(await client.dbsize()).toBe(25);
  });

  test('a scan can ask for one kind', async () => {
    const client = redis.client();
    await client.mset({ a: 1, b: 2 });
    await client.hset('h', { a: 1 });
    expect(await client.scan(0, { type: 'hash' })).toEqual(['0', ['h']]);
  });

  test('a renamed key keeps its value and its expiry', async () => {
    const client = redis.client();
    await client.set('old', 'value', { px: 700 });
    await client.rename('old', 'new');
    expect([await client.get('new'), await client.pttl('new'), await client.exists('old')]).toEqual(['value', 700, 0]);
    await expect(client.rename('old', 'other')).rejects.toThrow('no such key');
  });

  test('FLUSHDB empties the database', async () => {
    const client = redis.client();
    await client.mset({ a: 1, b: 2 });
    expect(await client.flushdb()).toBe('OK');
    expect(await client.dbsize()).toBe(0);
  });
});
