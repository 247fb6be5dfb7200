import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createVerifier, type Verify } from '../../../../lib/adapters/supabase/auth.ts';
import { createKeySet } from '../../../../lib/adapters/supabase/key-set.ts';
import { AppError } from '../../../../lib/errors.ts';
import { type KeyServer, newKey, person, type SigningKey, serveKeys } from './key-server.ts';

const second = 1000;
const minute = 60 * second;
const [old, next] = await Promise.all([newKey('old'), newKey('next')]);

let server: KeyServer;
let time: number;
let verify: Verify;
beforeEach(async () => {
  time = Date.now();
  server = await serveKeys(old);
  verify = createVerifier({ url: server.url, jwtSecret: null, now: () => time });
});
afterEach(() => server.close());

/** Tokens that nobody has shown yet, so that each of them is checked. */
const fresh = (key: SigningKey, more = {}) => key.sign(server.issuer, time, { jti: crypto.randomUUID(), ...more });

type Verdict = 'accepted' | 'refused' | { code: string; retryAfter: number | undefined };
const judged = async (token: Promise<string>): Promise<Verdict> => {
  try {
    return (await verify(await token))?.id === person ? 'accepted' : 'refused';
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, retryAfter: error.extras.retryAfter };
    throw error;
  }
};
const away = { code: 'unavailable', retryAfter: expect.any(Number) };
const many = (count: number, key: SigningKey) => Promise.all(Array.from({ length: count }, () => judged(fresh(key))));

describe('while keys are changed', () => {
  test('check 15: nobody who keeps calling is refused, whether their token is of the old key or the new one', async () => {
    const verdicts = await many(50, old);
    expect(server.asked).toBe(1);
    // Supabase signs with the new key from now on, and has published it for just as long.
    server.answer = { keys: [next, old] };
    time += second;
    for (let round = 0; round < 20; round += 1) {
      const together = await Promise.all([many(10, old), many(10, next)]);
      verdicts.push(...together.flat());
      time += 7 * second;
    }
    expect(verdicts).toHaveLength(450);
    expect(verdicts.filter((verdict) => verdict !== 'accepted')).toEqual([]);
    expect(server.asked).toBe(2);
  });

  test('check 15: tokens of a key that was taken back are refused within five minutes, also ones that were good a moment ago', async () => {
    server.answer = { keys: [old, next] };
    const token = fresh(old);
    expect(await judged(token)).toBe('accepted');
    server.answer = { keys: [next] };
    time += 4.9 * minute;
    expect(await judged(token)).toBe('accepted');
    time += 0.1 * minute;
    expect([await judged(token), await judged(fresh(old)), await judged(fresh(next))]).toEqual([
      'refused',
      'refused',
      'accepted',
    ]);
  });
});

describe('tokens that name keys at random', async () => {
  const strangers = await Promise.all(Array.from({ length: 5 }, (_, index) => newKey(`stranger-${index}`)));
  const strange = (count: number) => fresh(strangers[count % strangers.length] ?? next);

  test('check 15: make us ask no more than three times in fifteen seconds, and keep nobody else out', async () => {
    expect(await judged(fresh(old))).toBe('accepted');
    for (let count = 0; count < 40; count += 1) expect(await judged(strange(count))).not.toBe('accepted');
    expect(server.asked).toBe(3);
    expect(await judged(fresh(old))).toBe('accepted');
  });

  test('check 15: in the meantime a token that is newer than the keys is asked to come again, and an older one is nobody’s', async () => {
    for (let count = 0; count < 3; count += 1) await judged(strange(count));
    server.answer = { keys: [old, next] };
    time += 11 * second;
    expect(await judged(fresh(next))).toEqual({ code: 'unavailable', retryAfter: 4 });
    expect(await judged(fresh(next, { iat: Math.floor(time / 1000) - 60 }))).toBe('refused');
    time += 4 * second;
    expect(await judged(fresh(next))).toBe('accepted');
  });
});

describe('where the keys cannot be read', () => {
  const troubles: Record<string, KeyServer['answer']> = {
    'answers with an error': { status: 500, text: '{}' },
    'limits us': { status: 429, text: '{}' },
    'answers with a page': { text: '<!doctype html><title>Sorry</title>' },
    'answers with something else': { text: '{"keys":"none"}' },
    'names no key': { text: '{"keys":[]}' },
    'shows a secret': { text: JSON.stringify({ keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'old' }] }) },
    'shows a key that is none': { text: JSON.stringify({ keys: [{ ...old.published, x: 'AAAA' }] }) },
    'does not come to an end': { text: JSON.stringify({ keys: [old.published], more: 'x'.repeat(100_000) }) },
  };
  test.each(Object.entries(troubles))(
    'check 15: because their server %s, nobody is believed or signed out: they are asked to come again',
    async (_trouble, answer) => {
      server.answer = answer;
      expect(await judged(fresh(old))).toEqual(away);
    },
  );

  test('check 15: because their server leads elsewhere, nobody is believed who was made a token there', async () => {
    const elsewhere = await serveKeys(old);
    server.answer = { status: 302, to: `${elsewhere.issuer}/.well-known/jwks.json` };
    expect([await judged(fresh(old)), elsewhere.asked]).toEqual([away, 0]);
    await elsewhere.close();
  });

  test('check 15: because their server says nothing, whoever asks waits for a bounded time, and all of them together ask once', async () => {
    server.answer = { silent: true };
    const keys = createKeySet({ url: `${server.issuer}/.well-known/jwks.json`, now: () => time, timeoutMs: 50 });
    const find = () => keys.find({ alg: 'ES256', kid: 'old' }, { payload: '', signature: '' });
    const found = await Promise.allSettled([find(), find(), find()]);
    expect(found).toEqual(
      Array(3).fill({ status: 'rejected', reason: expect.objectContaining({ code: 'unavailable' }) }),
    );
    expect(server.asked).toBe(1);
  });

  test('check 15: known keys go on for an hour, and are asked for again all the while', async () => {
    expect(await judged(fresh(old))).toBe('accepted');
    server.answer = { status: 503 };
    for (let at = 5; at < 60; at += 5) {
      time += 5 * minute;
      expect([at, await judged(fresh(old))]).toEqual([at, 'accepted']);
      expect([at, await judged(fresh(next))]).toEqual([at, away]);
    }
    time += 5 * minute;
    expect(await judged(fresh(old))).toEqual(away);
    server.answer = { keys: [old, next] };
    time += 15 * second;
    expect([await judged(fresh(old)), await judged(fresh(next))]).toEqual(['accepted', 'accepted']);
  });

  test('check 15: an outage makes us ask no more often either', async () => {
    server.answer = { status: 503 };
    for (let count = 0; count < 20; count += 1) expect(await judged(fresh(old))).toEqual(away);
    expect(server.asked).toBe(3);
  });
});
