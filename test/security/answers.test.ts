import { expect, test } from 'vitest';
import { createApp } from '../../functions/app.ts';
import type { Composition } from '../../functions/composition.ts';
import { legacyRoutes } from '../../functions/legacy/routes.ts';
import { openapiDocument } from '../../functions/openapi/openapi.ts';

// What answers say about themselves, and which requests are none, whoever sends them: nobody is known here.

const appUrl = 'https://docket.example.com';
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const asked: string[] = [];
const app = createApp({
  log: silent,
  appUrl,
  corsOrigins: [],
  browser: { supabase_url: 'https://p.supabase.co', supabase_publishable_key: 'sb_publishable_x' },
  authenticate: async (token: string) => {
    asked.push(token);
    return null;
  },
  verifyDelivery: async () => false,
  mailHook: { read: async () => null },
  unsubscribe: null,
  mintToken: null,
  health: async () => [],
  for: () => ({ unsubscribe: null, limiter: { take: async () => null } }),
} as unknown as Composition);

interface Described {
  [method: string]: { security?: unknown[]; operationId: string };
}
const paths = openapiDocument(appUrl).paths as Record<string, Described>;
const described = Object.entries(paths)
  .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })))
  .filter(({ path }) => path !== '/v1/realtime' && path !== '/ws')
  .map(({ method, path }) => ({ method, path: path.replaceAll(/\{\w+\}/g, '01a200d0-bc46-7230-a908-2601bbab0e7d') }));
const others = ['/openapi.json', '/docs', '/config.json', '/nothing', '/messages/run-job', '/hooks/sendgrid'];
const all = [...described, ...others.map((path) => ({ method: path.includes('/hooks') ? 'POST' : 'GET', path }))];

const ask = (method: string, path: string, init: RequestInit = {}) => app.request(path, { method, ...init });

test('check 37: every answer forbids browsers to run, frame or guess anything', async () => {
  expect(all.length).toBeGreaterThan(70);
  for (const { method, path } of all) {
    const { headers } = await ask(method, path);
    const policy = headers.get('content-security-policy') ?? '';
    expect([path, policy.startsWith("default-src 'none'"), policy.includes("frame-ancestors 'none'")]).toEqual([
      path,
      true,
      true,
    ]);
    expect([path, /unsafe|\*|https?:/.test(policy)]).toEqual([path, false]);
    expect([path, headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual([
      path,
      'nosniff',
      'DENY',
    ]);
    expect([path, headers.get('referrer-policy'), headers.get('cross-origin-opener-policy')]).toEqual([
      path,
      'no-referrer',
      'same-origin',
    ]);
  }
});

test('check 47: no cache keeps an answer, but for the page about the API', async () => {
  for (const { method, path } of all)
    expect([method, path, (await ask(method, path)).headers.get('cache-control')]).toEqual([
      method,
      path,
      path === '/docs' ? 'no-cache' : 'no-store',
    ]);
});

test('check 48: every answer asks browsers to use TLS for a year, and without it nobody is answered or redirected', async () => {
  for (const { method, path } of all) {
    const { headers } = await ask(method, path);
    expect([path, headers.get('strict-transport-security')]).toEqual([path, 'max-age=31536000; includeSubDomains']);
  }
  asked.length = 0;
  const headers = { authorization: 'Bearer a-token' };
  const open = await app.request('http://docket.example.com/v1/documents', { headers });
  expect([open.status, open.headers.get('location'), (await open.json()).detail]).toEqual([
    403,
    null,
    expect.stringContaining('Use https'),
  ]);
  expect(asked).toEqual([]);
  expect((await app.request(`${appUrl}/v1/documents`, { headers })).status).toBe(401);
  const behindProxy = { ...headers, 'x-forwarded-proto': 'https' };
  expect((await app.request('http://docket.example.com/v1/documents', { headers: behindProxy })).status).toBe(401);
});

test('check 39: a token counts in its header alone, never in a cookie, an address or a form', async () => {
  asked.length = 0;
  const token = 'a-token-of-somebody';
  for (const { method, path } of described.filter(({ path }) => path.startsWith('/v1/')))
    for (const [address, init] of [
      [path, { headers: { cookie: `token=${token}; sb-access-token=${token}; authorization=Bearer ${token}` } }],
      [`${path}?access_token=${token}&token=${token}&authorization=Bearer%20${token}&apikey=${token}`, {}],
      [path, method === 'GET' ? {} : { body: new URLSearchParams({ access_token: token, token }) }],
      [path, { headers: { apikey: token, 'x-api-key': token } }],
    ] as [string, RequestInit][])
      expect([method, address, (await ask(method, address, init)).status]).toEqual([method, address, 401]);
  expect(asked).toEqual([]);
});

test('check 39: nothing sets a cookie, and no change is made by GET', async () => {
  for (const { method, path } of all)
    expect([path, (await ask(method, path)).headers.get('set-cookie')]).toEqual([path, null]);
  const changing =
    /delete|remove|cancel|replay|restore|rotate|pause|resume|redrive|reprocess|move|run\/|read-all|test$/;
  const byGet = [
    ...described,
    ...Object.keys(legacyRoutes).map((route) => ({ method: route.split(' ')[0], path: route })),
  ]
    .filter(({ method, path }) => method === 'GET' && changing.test(path ?? ''))
    .map(({ path }) => path);
  expect(byGet).toEqual([]);
});

test('check 15: whatever is wrong with a token, the answer is the same', async () => {
  const said = new Set<string>();
  for (const authorization of ['', 'Bearer ', 'Bearer x', 'Basic eDp5', 'bearer a.b.c', `Bearer ${'x'.repeat(9000)}`]) {
    const response = await ask('GET', '/v1/documents', { headers: { authorization } });
    const { request_id: _, ...problem } = await response.json();
    said.add(`${response.status} ${JSON.stringify(problem)}`);
  }
  expect([...said]).toHaveLength(1);
});
