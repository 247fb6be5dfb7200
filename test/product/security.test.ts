import { createHash, createHmac, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { aLetter } from './papers.ts';
import { type User, world } from './world.ts';

interface OpenApi {
  paths: Record<string, Record<string, { security?: unknown[] }>>;
}

let ada: User;
let ids: Record<string, string>;
let routes: { method: string; path: string; open: boolean }[];

beforeAll(async () => {
  ada = await world.user();
  const { batch, documents } = await world.upload(ada, aLetter());
  const folder = await (
    await world.api(ada, '/v1/folders', {
      method: 'POST',
      body: '{"name":"Mine"}',
      headers: { 'content-type': 'application/json' },
    })
  ).json();
  await world.settled(ada, documents[0]?.id ?? '');
  ids = { documents: documents[0]?.id ?? '', jobs: documents[0]?.job_id ?? '', batches: batch.id, folders: folder.id };
  const { paths } = await world.get<OpenApi>(null, '/openapi.json');
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      path,
      open: security?.length === 0,
    })),
  );
});

const filled = (path: string) => path.replace('{id}', ids[path.split('/')[2] ?? ''] ?? randomUUID());
const ask = (user: User | null, method: string, path: string, token?: string) => {
  const body = method === 'POST' || method === 'PATCH' ? '{"name":"Other"}' : null;
  const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: token }) };
  return world.api(user, filled(path), { method, body, headers });
};

describe('every route', () => {
  test('is described, and there are many', () => {
    expect(routes.length).toBeGreaterThan(18);
    const open = new Set(routes.filter((route) => route.open).map(({ path }) => path));
    expect(open).toEqual(new Set(['/health', '/unsubscribe/{token}', '/v1/realtime']));
  });

  test('check 15: answers 401 to a request without a token, and to one with a bad token', async () => {
    for (const { method, path, open } of routes) {
      if (open) continue;
      for (const token of [
        undefined,
        'Bearer nonsense',
        `Basic ${ada.token}`,
        `Bearer ${ada.token.slice(0, -4)}AAAA`,
      ]) {
        const response = await ask(null, method, path, token);
        expect([method, path, response.status]).toEqual([method, path, 401]);
        expect((await response.json()).code).toBe('unauthorized');
      }
    }
  });

  test('answers 404, never 500, to an id that is none', async () => {
    for (const id of ['1', '%00', '..%2f..', "' or 1=1"])
      expect((await world.api(ada, `/v1/documents/${id}`)).status).toBe(404);
  });

  test('check 38: tells browsers nothing that a page of another origin could use', async () => {
    const response = await world.api(ada, '/v1/documents', { headers: { origin: 'https://evil.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a message of the queue', () => {
  const path = '/messages/run-job';
  const sign = (claims: Record<string, unknown>, key: string, alg = 'HS256') => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const head = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
    return `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`;
  };
  const now = Math.floor(Date.now() / 1000);
  const body = () => JSON.stringify({ v: 1, job_id: ids.jobs });
  const claims = (text: string) => ({
    iss: 'Upstash',
    sub: `${world.env('API_URL')}${path}`,
    iat: now,
    nbf: now,
    exp: now + 300,
    jti: `jwt_${randomUUID()}`,
    body: createHash('sha256').update(text).digest('base64url'),
  });
  const deliver = (signature: string | null, text = body()) =>
    fetch(`${world.env('API_URL')}${path}`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/json', ...(signature && { 'upstash-signature': signature }) },
    });
  const key = () => world.env('QSTASH_CURRENT_SIGNING_KEY');

  test('check 27: that is signed is taken, and once its job is over does nothing', async () => {
    const response = await deliver(sign(claims(body()), key()));
    expect([response.status, await response.json()]).toEqual([200, { outcome: 'done' }]);
  });

  test('check 26: that is forged, replayed elsewhere, expired or altered is refused', async () => {
    const good = claims(body());
    const bad: [string, string | null][] = [
      ['no signature', null],
      ['nonsense', 'nonsense'],
      ['another key', sign(good, 'sig_somebody_else')],
      ['a key of the public development server', sign(good, 'sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r')],
      ['no algorithm', sign(good, key(), 'none')],
      ['another route', sign({ ...good, sub: `${world.env('API_URL')}/messages/other` }, key())],
      ['another host', sign({ ...good, sub: `https://evil.example${path}` }, key())],
      ['expired', sign({ ...good, iat: now - 900, nbf: now - 900, exp: now - 600 }, key())],
      ['for ever', sign({ ...good, exp: now + 86_400 }, key())],
      ['without an end', sign({ ...good, exp: undefined }, key())],
      ['another body', sign({ ...good, body: createHash('sha256').update('x').digest('base64url') }, key())],
      ['another sender', sign({ ...good, iss: 'Somebody' }, key())],
    ];
    for (const [how, signature] of bad) expect([how, (await deliver(signature)).status]).toEqual([how, 401]);
  });

  test('check 22: that names an owner is done for the owner of its job alone', async () => {
    const bob = await world.user();
    const { documents } = await world.upload(ada, aLetter());
    await world.settled(ada, documents[0]?.id ?? '');
    const text = JSON.stringify({ v: 1, job_id: documents[0]?.job_id, owner: bob.id, user_id: bob.id });
    expect((await deliver(sign(claims(text), key()), text)).status).toBe(200);
    expect(await world.get(bob, '/v1/documents')).toMatchObject({ data: [] });
  });

  test('of a version that is not known yet waits for the deployment that knows it', async () => {
    const text = JSON.stringify({ v: 2, job_id: ids.jobs });
    expect((await deliver(sign(claims(text), key()), text)).status).toBe(503);
  });

  test('that is signed but makes no sense is given up at once', async () => {
    for (const text of ['', 'null', '[]', 'not json', '{"v":1}', '{"v":1,"job_id":"x"}'])
      expect([text, (await deliver(sign(claims(text), key()), text)).status]).toEqual([text, 489]);
  });

  test.each(['/messages/embed', '/messages/send-mails'])(
    'check 26: to %s is taken only when it is signed for it',
    async (task) => {
      const text = JSON.stringify({ v: 1 });
      const url = `${world.env('API_URL')}${task}`;
      const post = (signature: string) =>
        fetch(url, { method: 'POST', body: text, headers: { 'upstash-signature': signature } });
      for (const signature of ['', sign(claims(text), key()), sign({ ...claims(text), sub: url }, 'sig_somebody_else')])
        expect((await post(signature)).status).toBe(401);
      expect((await post(sign({ ...claims(text), sub: url }, key()))).status).toBe(200);
    },
  );

  test('check 30: cannot be asked for by GET, and is no part of the described API', async () => {
    expect((await fetch(`${world.env('API_URL')}${path}`)).status).toBe(404);
    expect(routes.map((route) => route.path).filter((one) => one.startsWith('/messages'))).toEqual([]);
  });
});

test('the pages are served with their rules, and their key is the one that opens nothing', async () => {
  const page = await fetch(`${world.env('API_URL')}/documents/${ids.documents}`);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain("default-src 'none'");
  const config = await world.get<Record<string, string>>(null, '/config.json');
  expect(config).toEqual({
    supabase_url: world.env('SUPABASE_URL'),
    supabase_publishable_key: world.env('SUPABASE_PUBLISHABLE_KEY'),
  });
});

test('the API describes itself to people, with an anchor for every error code', async () => {
  const page = await (await fetch(`${world.env('API_URL')}/docs`)).text();
  expect(page).toContain('<code>/v1/documents/{id}</code>');
  const problem = await (await world.api(ada, `/v1/jobs/${randomUUID()}`)).json();
  expect(problem.type).toBe(`${world.env('API_URL')}/docs#not_found`);
  expect(page).toContain('id="not_found"');
});

test('health names each dependency', async () => {
  // Nobody fires the cron here but tests.
  await world.cron('sweep');
  const health = await world.get<{ status: string; dependencies: { name: string; state: string }[] }>(null, '/health');
  expect(health.status).toBe('ok');
  expect(health.dependencies.map(({ name }) => name)).toEqual([
    'supabase',
    'cron',
    'redis',
    'qstash',
    'sendgrid',
    'ocr',
    'embeddings',
  ]);
});
