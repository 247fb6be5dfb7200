import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkerd } from '../in-workerd.ts';
import { newKey, person, serveKeys } from './key-server.ts';

const [key, later] = await Promise.all([newKey('first'), newKey('later')]);
const server = await serveKeys(key);
let runtime: Miniflare | undefined;

const worker = `
  import { createVerifier } from './lib/adapters/supabase/auth.ts';
  const verify = createVerifier({ url: '${server.url}', jwtSecret: null });
  export default {
    async fetch(request) {
      const user = await verify(request.headers.get('authorization'));
      return new Response(user?.id, { status: user ? 200 : 401 });
    },
  };`;

beforeAll(async () => {
  runtime = await inWorkerd(worker);
});
afterAll(async () => {
  await runtime?.dispose();
  await server.close();
});

const ask = async (token: Promise<string>) => {
  const response = await runtime?.dispatchFetch('http://worker/', { headers: { authorization: await token } });
  return [response?.status, await response?.text()];
};
const fresh = (one: typeof key) => one.sign(server.issuer, Date.now(), { jti: crypto.randomUUID() });
const many = (one: typeof key) => Promise.all(Array.from({ length: 20 }, () => ask(fresh(one))));
const all = Array.from({ length: 20 }, () => [200, person]);

test('check 15: in the worker runtime, calls that come while the keys are read share what one of them reads', async () => {
  expect(await many(key)).toEqual(all);
  expect(server.asked).toBe(1);
  server.answer = { keys: [later, key] };
  expect((await Promise.all([many(later), many(key)])).flat()).toEqual([...all, ...all]);
  expect(server.asked).toBe(2);
});
