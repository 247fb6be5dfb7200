import { describe, expect, test } from 'vitest';
import { createApp } from '../functions/app.ts';
import type { Composition } from '../functions/composition.ts';
import { openapiDocument } from '../functions/openapi/openapi.ts';

const allowed = 'https://app.example.com';
const silent = { info: () => {}, warn: () => {}, error: () => {} };

// Nobody is known here: what a page is told of does not depend on who asks.
const app = createApp({
  log: silent,
  appUrl: 'https://docket.example.com',
  corsOrigins: [allowed, 'http://localhost:5173'],
  authenticate: async () => null,
  mintToken: null,
} as unknown as Composition);

const ask = (path: string, origin?: string, init: RequestInit = {}): Promise<Response> =>
  Promise.resolve(
    app.request(path, { ...init, headers: { ...init.headers, ...(origin !== undefined && { origin }) } }),
  );

const preflight = (origin: string, path = '/v1/documents', method = 'POST') =>
  ask(path, origin, {
    method: 'OPTIONS',
    headers: {
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type',
    },
  });

const said = ({ headers }: Response) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-allow-origin'));
const list = (text: string | null) => (text ?? '').toLowerCase().split(/,\s*/).sort();

describe('a page of an origin that is allowed', () => {
  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
    'check 38: may %s with a token, JSON and the headers of the API',
    async (method) => {
      const { status, headers } = await preflight(allowed, '/v1/documents', method);
      expect([status, headers.get('access-control-allow-origin')]).toEqual([204, allowed]);
      expect(list(headers.get('access-control-allow-methods'))).toContain(method.toLowerCase());
      expect(list(headers.get('access-control-allow-headers'))).toEqual(
        ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'traceparent'].sort(),
      );
      expect(headers.get('access-control-max-age')).toBe('600');
      expect(list(headers.get('vary'))).toContain('origin');
    },
  );

  test('reads answers, refusals of every kind among them, with the headers that it needs', async () => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
    for (const [path, init, status] of [
      ['/v1/documents', {}, 401],
      ['/v1/nothing', {}, 404],
      ['/v1/folders', { ...post, body: 'x'.repeat(200_000) }, 413],
      ['/files', {}, 401],
    ] as const) {
      const response = await ask(path, allowed, init);
      expect([path, response.status, response.headers.get('access-control-allow-origin')]).toEqual([
        path,
        status,
        allowed,
      ]);
      expect(list(response.headers.get('access-control-expose-headers'))).toEqual(
        ['content-disposition', 'etag', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'].sort(),
      );
      expect(list(response.headers.get('vary'))).toContain('origin');
    }
  });

  test('check 38: is allowed for each path that is described under /v1, and never with cookies', async () => {
    const paths = Object.keys(openapiDocument('https://example.com').paths).filter((path) => path.startsWith('/v1/'));
    for (const path of paths.filter((one) => one !== '/v1/realtime')) {
      const response = await preflight(allowed, path.replaceAll(/\{\w+\}/g, '7'));
      expect([path, response.headers.get('access-control-allow-origin')]).toEqual([path, allowed]);
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test('may be one among others', async () => {
    expect((await preflight('http://localhost:5173')).headers.get('access-control-allow-origin')).toBe(
      'http://localhost:5173',
    );
  });
});

describe('a page of any other origin is told nothing', () => {
  test.each([
    ['another site', 'https://evil.example'],
    ['the same site without TLS', 'http://app.example.com'],
    ['another port of it', 'https://app.example.com:8443'],
    ['a subdomain of it', 'https://x.app.example.com'],
    ['its parent', 'https://example.com'],
    ['one that begins like it', 'https://app.example.com.evil.example'],
    ['one that ends like it', 'https://evilapp.example.com'],
    ['one with its name before an @', 'https://app.example.com@evil.example'],
    ['it with a slash at its end', 'https://app.example.com/'],
    ['it in capitals', 'https://APP.example.com'],
    ['it with a dot at its end', 'https://app.example.com.'],
    ['a page without an origin, such as a file or a sandbox', 'null'],
    ['everybody', '*'],
    ['two at once', `${allowed} https://evil.example`],
    ['none', ''],
    ['this deployment itself, whose pages need no leave', 'https://docket.example.com'],
  ])('check 38: %s', async (_, origin) => {
    for (const response of [await preflight(origin), await ask('/v1/documents', origin)])
      expect([origin, said(response)]).toEqual([origin, []]);
  });
});

test('check 30: what the queue and the mail vendor call, and what is no API, is not for pages of any origin', async () => {
  for (const path of ['/messages/run-job', '/hooks/sendgrid', '/unsubscribe/x', '/config.json', '/openapi.json'])
    expect([path, said(await preflight(allowed, path))]).toEqual([path, []]);
});

test('a caller that is no page is told nothing of pages', async () => {
  expect(said(await ask('/v1/documents'))).toEqual([]);
});
