import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '../../functions/app.ts';
import { connect } from '../../lib/adapters/connect.ts';
import { parseEnv } from '../../lib/env.ts';
import { newKey, type SigningKey } from '../lib/adapters/supabase/key-server.ts';
import { type Server, serve } from '../lib/adapters/supabase/server.ts';

// The whole edge, on a project that signs with keys which its server publishes.

const [old, next] = await Promise.all([newKey('old'), newKey('next')]);
let published: SigningKey[] | null;
let asked: number;
let project: Server;
let app: App;

beforeEach(async () => {
  published = [old];
  asked = 0;
  project = await serve(
    getRequestListener((request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/rest/v1/rpc/list_folders') return Response.json({ data: [], next_cursor: null });
      if (pathname !== '/auth/v1/.well-known/jwks.json') return new Response('{}', { status: 503 });
      asked += 1;
      return published
        ? Response.json({ keys: published.map((key) => key.published) })
        : new Response('{}', { status: 503 });
    }),
  );
  const { url } = project;
  const bindings = {
    APP_URL: 'https://docket.example.com',
    SUPABASE_URL: url,
    SUPABASE_PUBLISHABLE_KEY: `sb_publishable_${'t'.repeat(31)}`,
    SUPABASE_SECRET_KEY: `sb_secret_${'t'.repeat(31)}`,
    UPSTASH_REDIS_REST_URL: url,
    UPSTASH_REDIS_REST_TOKEN: 'token',
    QSTASH_URL: url,
    QSTASH_TOKEN: 'token',
    QSTASH_CURRENT_SIGNING_KEY: 'sig_current',
    QSTASH_NEXT_SIGNING_KEY: 'sig_next',
    READS_PER_MINUTE: '100000',
  };
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  app = createApp({ ...connect(parseEnv(bindings)), log: silent });
});
afterEach(() => project.close());

const call = async (key: SigningKey): Promise<Response> => {
  const token = await key.sign(`${project.url}/auth/v1`, Date.now(), { jti: crypto.randomUUID() });
  return app.request('/v1/folders', { headers: { authorization: `Bearer ${token}` } });
};

test('check 15: while its keys are changed, no call of anybody fails', async () => {
  const statuses: number[] = [];
  const client = async (signing: () => SigningKey) => {
    for (let turn = 0; turn < 60; turn += 1) {
      // One of them is the first to be signed in with the new key, which is published just then.
      if (statuses.length >= 200) published = [next, old];
      statuses.push((await call(signing())).status);
    }
  };
  const newest = () => (published?.includes(next) ? next : old);
  await Promise.all(Array.from({ length: 10 }, (_, index) => client(index % 2 ? newest : () => old)));
  expect(statuses).toHaveLength(600);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect(asked).toBe(2);
});

test('check 15: where its keys cannot be read a call is asked to come again, and is not told to sign in', async () => {
  published = null;
  const answer = await call(old);
  expect([answer.status, (await answer.json()).code]).toEqual([503, 'unavailable']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  published = [old];
  expect((await call(old)).status).toBe(200);
});
