import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCallers } from '../functions/callers.ts';
import type { Composition } from '../functions/composition.ts';
import { newPrefix, newSecret, writeKey } from '../lib/api-keys/key-text.ts';
import type { Context } from '../lib/context.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const key = () => writeKey({ prefix: newPrefix(), secret: newSecret() });

let asked: string[];
let minted: string[];
let answer: Record<string, unknown>;

const used = { outcome: 'used', key_id: 'k', owner: 'ada', scopes: ['documents:read'], seconds_left: 3600 };

/** What finding callers needs: a database that says what a key is, and something that signs. */
function composition(canSign = true): Composition {
  const commit = async (name: string, args: Record<string, unknown>) => {
    asked.push(`${name} ${args.p_prefix}`);
    return { ...answer, effects: [], events: [] };
  };
  const ctx = { database: { commit }, live: { ring: async () => {} } } as unknown as Context;
  const mintToken = async (owner: string) => {
    minted.push(owner);
    return `token ${minted.length}`;
  };
  const authenticate = async (token: string) => (token === 'good' ? { id: 'bob', expiresAt: 1 } : null);
  return { for: () => ctx, authenticate, mintToken: canSign ? mintToken : null } as unknown as Composition;
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
  [asked, minted, answer] = [[], [], used];
});
afterEach(() => {
  vi.useRealTimers();
});

test('a key that worked a moment ago is not asked for again, and after five seconds it is', async () => {
  const callers = createCallers(composition());
  const text = key();
  for (const wait of [0, 4000, 1500]) {
    vi.advanceTimersByTime(wait);
    expect(await callers.find(text, silent)).toMatchObject({ id: 'ada', key: { id: 'k', scopes: ['documents:read'] } });
  }
  expect(asked).toHaveLength(2);
});

test('a key that ends sooner is forgotten when it ends', async () => {
  answer = { ...used, seconds_left: 2 };
  const callers = createCallers(composition());
  const text = key();
  await callers.find(text, silent);
  answer = { outcome: 'expired' };
  vi.advanceTimersByTime(2001);
  await expect(callers.find(text, silent)).rejects.toMatchObject({ code: 'unauthorized' });
});

test('a call that takes long has a token that is good all the while', async () => {
  const caller = await createCallers(composition()).find(key(), silent);
  const token = caller?.token as () => Promise<string>;
  const seen = [];
  for (const wait of [0, 39_000, 2000, 60_000]) {
    vi.advanceTimersByTime(wait);
    seen.push(await token());
  }
  expect(seen).toEqual(['token 1', 'token 1', 'token 2', 'token 3']);
  expect(minted).toEqual(['ada', 'ada', 'ada']);
});

test('a mistyped key is not even asked for', async () => {
  await expect(createCallers(composition()).find('dk_nonsense', silent)).rejects.toMatchObject({
    code: 'unauthorized',
  });
  expect(asked).toEqual([]);
});

test('where nothing can sign for keys that is said, and signed-in people are let in all the same', async () => {
  const callers = createCallers(composition(false));
  await expect(callers.find(key(), silent)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('SUPABASE_JWT_PRIVATE_KEY'),
  });
  expect(await callers.find('good', silent)).toEqual({ id: 'bob', expiresAt: 1, token: 'good', key: null });
  expect(await callers.find('bad', silent)).toBeNull();
});
