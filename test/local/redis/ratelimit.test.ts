import { MultiRegionRatelimit, Ratelimit } from '@upstash/ratelimit';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type RunningRedis, startRedis } from './server.ts';

const second = 1000;
const day = 86_400_000;
// A multiple of every window used here.
const start = 20_000 * day;

let redis: RunningRedis;
beforeAll(async () => {
  // The limiter reads Date.now(); only Date is replaced, so that sockets and timers stay real.
  vi.useFakeTimers({ toFake: ['Date'] });
  redis = await startRedis(() => Date.now());
});
afterAll(async () => {
  await redis.close();
  vi.useRealTimers();
});
beforeEach(async () => {
  vi.setSystemTime(start);
  await redis.client().flushdb();
});

const at = (ms: number) => vi.setSystemTime(start + ms);

type Algorithm = ConstructorParameters<typeof Ratelimit>[0]['limiter'];

const limiterOf = (limiter: Algorithm, options = {}) =>
  new Ratelimit({ redis: redis.client(), limiter, prefix: 'rl', timeout: 0, ephemeralCache: false, ...options });

async function times(count: number, act: () => Promise<{ success: boolean }>): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (let done = 0; done < count; done++) answers.push((await act()).success);
  return answers;
}

describe('a fixed window', () => {
  const limiter = () => limiterOf(Ratelimit.fixedWindow(3, '10 s'));

  test('allows three, denies the fourth and recovers at its edge', async () => {
    const limit = limiter();
    expect(await times(4, () => limit.limit('user'))).toEqual([true, true, true, false]);
    at(10 * second - 1);
    expect(await limit.limit('user')).toMatchObject({ success: false, remaining: 0, reset: start + 10 * second });
    at(10 * second);
    expect(await limit.limit('user')).toMatchObject({ success: true, remaining: 2, reset: start + 20 * second });
  });

  test('gives each identifier its own count', async () => {
    const limit = limiter();
    await times(3, () => limit.limit('one'));
    expect((await limit.limit('two')).remaining).toBe(2);
  });

  test('lets exactly as many through when many ask at once', async () => {
    const limit = limiter();
    const answers = await Promise.all(Array.from({ length: 40 }, () => limit.limit('user')));
    expect(answers.filter(({ success }) => success)).toHaveLength(3);
  });

  test('takes a larger rate, refunds a negative one, tells what remains and resets', async () => {
    const limit = limiter();
    expect((await limit.limit('user', { rate: 2 })).remaining).toBe(1);
    expect((await limit.limit('user', { rate: -1 })).remaining).toBe(2);
    expect(await limit.getRemaining('user')).toMatchObject({ remaining: 2, reset: start + 10 * second });
    await limit.resetUsedTokens('user');
    expect((await limit.getRemaining('user')).remaining).toBe(3);
  });

  test('obeys a limit that is changed while it runs', async () => {
    const limit = limiterOf(Ratelimit.fixedWindow(3, '10 s'), { dynamicLimits: true });
    await limit.setDynamicLimit({ limit: 1 });
    expect(await times(2, () => limit.limit('user'))).toEqual([true, false]);
    expect(await limit.getDynamicLimit()).toEqual({ dynamicLimit: 1 });
  });

  test('of 100 days lives for 100 days', async () => {
    await limiterOf(Ratelimit.fixedWindow(3, '100 d')).limit('user');
    const [key = ''] = await redis.client().keys('rl:user:*');
    expect(await redis.client().pttl(key)).toBe(100 * day);
  });
});

describe('a sliding window', () => {
  const limiter = () => limiterOf(Ratelimit.slidingWindow(10, '10 s'));

  test('weighs the window before', async () => {
    const limit = limiter();
    expect(await times(11, () => limit.limit('user'))).toEqual([...Array(10).fill(true), false]);
    at(10 * second);
    expect((await limit.limit('user')).success).toBe(false);
    at(14 * second);
    // Six tenths of the last window still count.
    expect(await limit.getRemaining('user')).toMatchObject({ remaining: 4, reset: start + 20 * second });
    expect(await times(5, () => limit.limit('user'))).toEqual([true, true, true, true, false]);
    at(30 * second);
    expect((await limit.limit('user')).remaining).toBe(9);
  });

  test('refunds a negative rate', async () => {
    const limit = limiter();
    await times(10, () => limit.limit('user'));
    await limit.limit('user', { rate: -2 });
    expect((await limit.getRemaining('user')).remaining).toBe(2);
  });

  test('of 100 days lives for two windows and a second', async () => {
    await limiterOf(Ratelimit.slidingWindow(3, '100 d')).limit('user');
    const [key = ''] = await redis.client().keys('rl:user:*');
    expect(await redis.client().pttl(key)).toBe(200 * day + second);
  });
});

describe('a token bucket', () => {
  const limiter = () => limiterOf(Ratelimit.tokenBucket(2, '10 s', 5));

  test('holds five tokens and gains two every ten seconds', async () => {
    const limit = limiter();
    expect(await times(6, () => limit.limit('user'))).toEqual([true, true, true, true, true, false]);
    at(10 * second - 1);
    expect((await limit.limit('user')).success).toBe(false);
    at(10 * second);
    expect(await limit.limit('user')).toMatchObject({ success: true, remaining: 1, reset: start + 20 * second });
    at(60 * second);
    expect((await limit.getRemaining('user')).remaining).toBe(5);
  });

  test('refuses a rate that is larger than what is left, and takes nothing for it', async () => {
    const limit = limiter();
    await limit.limit('user', { rate: 3 });
    expect((await limit.limit('user', { rate: 3 })).success).toBe(false);
    expect((await limit.limit('user', { rate: 2 })).success).toBe(true);
  });

  test('with an interval of 100 days lives until it is full again', async () => {
    await limiterOf(Ratelimit.tokenBucket(1, '100 d', 5)).limit('user', { rate: 3 });
    expect(await redis.client().pttl('rl:user')).toBe(300 * day);
  });
});

test('a cached fixed window counts in Redis what it let through and refuses the rest by itself', async () => {
  const limit = limiterOf(Ratelimit.cachedFixedWindow(3, '10 s'), { ephemeralCache: new Map() });
  const answers = [];
  for (let asked = 0; asked < 4; asked++) {
    const answer = await limit.limit('user');
    await answer.pending;
    answers.push(answer.success);
  }
  expect(answers).toEqual([true, true, true, false]);
  expect(await redis.client().get(`rl:user:${start / (10 * second)}`)).toBe(3);
});

describe('limits over several regions', () => {
  test.each([
    ['fixed', MultiRegionRatelimit.fixedWindow(3, '10 s')],
    ['sliding', MultiRegionRatelimit.slidingWindow(3, '10 s')],
  ])('a %s window counts in all of them', async (_name, limiter) => {
    const other = await startRedis(() => Date.now());
    const regions = [redis.client(), other.client()];
    const limit = new MultiRegionRatelimit({
      redis: regions,
      limiter,
      prefix: 'rl',
      timeout: 0,
      ephemeralCache: false,
    });
    const answers = [];
    for (let asked = 0; asked < 4; asked++) {
      const answer = await limit.limit('user');
      await answer.pending;
      answers.push(answer.success);
    }
    expect(answers).toEqual([true, true, true, false]);
    expect(await other.client().keys('*')).toEqual(await redis.client().keys('*'));
    expect((await limit.getRemaining('user')).remaining).toBe(0);
    await other.close();
  });
});

describe('the bill of a check', () => {
  test.each([
    ['fixed window', Ratelimit.fixedWindow(2, '10 s'), [3, 2, 2]],
    ['sliding window', Ratelimit.slidingWindow(2, '10 s'), [5, 4, 3]],
    ['token bucket', Ratelimit.tokenBucket(2, '10 s', 2), [4, 4, 2]],
  ])('%s: first, next and refused', async (_name, limiter, expected) => {
    const limit = limiterOf(limiter);
    await limit.limit('somebody, so that the script is known');
    const bills: number[] = [];
    for (let asked = 0; asked < 3; asked++) bills.push(await redis.bill(() => limit.limit('user')));
    expect(bills).toEqual(expected);
  });

  test('is nothing for somebody whom the limiter remembers as blocked', async () => {
    const limit = limiterOf(Ratelimit.fixedWindow(1, '10 s'), { ephemeralCache: new Map() });
    await times(2, () => limit.limit('user'));
    expect(await redis.bill(() => limit.limit('user'))).toBe(0);
  });
});

test('the scripts are known by the hashes that the limiter has built in', async () => {
  await redis.client().scriptFlush();
  await limiterOf(Ratelimit.fixedWindow(2, '10 s')).limit('user');
  await limiterOf(Ratelimit.slidingWindow(2, '10 s')).limit('user');
  await limiterOf(Ratelimit.tokenBucket(2, '10 s', 2)).limit('user');
  const hashes = [
    'b2efc02798c8e9b471a10f9b1d5745db89923ff3',
    '74740bb3d7792848093cdef586b6b6037c455fd6',
    'd60be5bd3d83482ae229309f1f7425424f891204',
  ];
  expect(await redis.client().scriptExists(...hashes)).toEqual([1, 1, 1]);
});
