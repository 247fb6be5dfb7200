import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isIrrevocable } from '../../functions/irrevocable.ts';
import { openapiDocument } from '../../functions/openapi/openapi.ts';
import { type Person, startDatabase, type TestDatabase } from '../database/database.ts';
import { type Deployment, deploy } from './deployment.ts';

let db: TestDatabase;
let deployment: Deployment;
/** What the project answers in GoTrue's place; null while GoTrue itself is there. */
let said: { status: number; body: object } | null = null;
let asked = 0;
let callers = 0;

beforeAll(async () => {
  db = await startDatabase();
  const fetch = getRequestListener(db.supabase.fetch);
  deployment = await deploy((request, response) => {
    const isQuestion = request.url === '/auth/v1/user';
    if (isQuestion) asked += 1;
    if (isQuestion && said) return void response.writeHead(said.status).end(JSON.stringify(said.body));
    if (/^\/(rest|auth|storage)\//.test(request.url ?? '')) return void fetch(request, response);
    response.writeHead(503).end('{}');
  });
});
afterAll(async () => {
  await deployment.close();
  await db.close();
});
beforeEach(() => {
  said = null;
  asked = 0;
});

const uuid = '01a20430-69cd-71ed-8971-4903bee3f1c0';
/** Bodies for those routes that would refuse an empty one before they do anything. */
const bodies: Record<string, object> = {
  'DELETE /v1/account': { confirm: 'delete my account' },
  'POST /v1/api-keys': { name: 'After', scopes: ['documents:read', 'documents:write'] },
  'POST /v1/webhooks': { url: 'https://example.com/hook' },
};

// The earlier services destroy nothing.
const routes = Object.entries(openapiDocument('https://docket.example.com').paths ?? {}).flatMap(([path, methods]) =>
  path.startsWith('/v1/') ? Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`) : [],
);
const irrevocable = routes.filter((route) => isIrrevocable(...split(route)));

function split(route: string): [method: string, path: string] {
  const [method = '', path = ''] = route.split(' ');
  return [method, path.replaceAll(/\{\w+\}/g, uuid)];
}

const tokenOf = async ({ client }: Person): Promise<string> =>
  (await client.auth.getSession()).data.session?.access_token ?? '';

const call = (bearer: string, route: string) => {
  const [method, path] = split(route);
  const body = method === 'GET' ? null : JSON.stringify(bodies[route] ?? {});
  const headers = {
    authorization: `Bearer ${bearer}`,
    'content-type': 'application/json',
    'cf-connecting-ip': `192.0.2.${callers++ % 250}`,
  };
  return deployment.app.request(path, { method, headers, body });
};
const statusOf = async (bearer: string, route: string): Promise<number> => (await call(bearer, route)).status;
const eachOf = async (bearer: string) =>
  Object.fromEntries(await Promise.all(irrevocable.map(async (route) => [route, await statusOf(bearer, route)])));
const all = (status: number) => Object.fromEntries(irrevocable.map((route) => [route, status]));

test('check 16: every change either can be taken back, or asks anew who makes it', () => {
  const others = routes.filter((route) => !irrevocable.includes(route) && !route.startsWith('GET '));
  expect(others.sort()).toEqual([
    'DELETE /v1/notifications/{id}',
    'PATCH /v1/applications/{id}',
    'PATCH /v1/categories/{slug}',
    'PATCH /v1/documents/{id}',
    'PATCH /v1/documents/{id}/fields',
    'PATCH /v1/folders/{id}',
    'POST /v1/applications',
    'POST /v1/categories',
    'POST /v1/documents',
    'POST /v1/documents/move',
    'POST /v1/documents/reprocess',
    'POST /v1/documents/restore',
    'POST /v1/documents/{id}/restore',
    'POST /v1/folders',
    'POST /v1/jobs/{id}/cancel',
    'POST /v1/jobs/{id}/replay',
    'POST /v1/notifications/read-all',
    'POST /v1/notifications/test',
    'POST /v1/postings',
    'POST /v1/uploads',
    'PUT /v1/notifications/settings',
    'PUT /v1/notifications/{id}/read',
  ]);
  expect(irrevocable.filter((route) => route.startsWith('GET '))).toEqual(['GET /v1/account/export']);
});

test('check 16: somebody who is signed in is asked for once where it matters, and nowhere else', async () => {
  const ann = await tokenOf(await db.person('ann'));
  expect(await statusOf(ann, 'POST /v1/webhooks')).toBe(201);
  expect(asked).toBe(1);
  for (const route of ['GET /v1/account', 'GET /v1/documents', 'GET /v1/webhooks', 'POST /v1/documents/restore'])
    expect([route, await statusOf(ann, route)]).not.toEqual([route, 401]);
  expect(asked).toBe(1);
  said = { status: 200, body: { id: uuid, banned_until: '2020-01-01T00:00:00Z' } };
  expect(await statusOf(ann, 'DELETE /v1/webhooks/{id}')).toBe(404);
});

const endings: Record<string, (person: Person) => Promise<unknown>> = {
  'signed out': ({ client }) => client.auth.signOut(),
  'was signed out everywhere': ({ id }) => db.query('delete from auth.sessions where user_id = $1', [id]),
  'was banned': ({ id }) => ban(id),
  'was banned, where the project still says who they are,': async ({ id }) => {
    said = { status: 200, body: { id, banned_until: new Date(Date.now() + 60_000).toISOString() } };
  },
  'has no account any more': ({ id }) => db.query('delete from auth.users where id = $1', [id]),
};
const ban = (id: string) =>
  db.query("update auth.users set banned_until = private.now() + interval '1 day' where id = $1", [id]);

test.each(Object.entries(endings))(
  'check 16: whoever %s has a token that lives on, and destroys nothing and lets nobody in with it',
  async (how, end) => {
    const person = await db.person('bob');
    const token = await tokenOf(person);
    const [folder] = await db.query<{ id: string }>(
      "insert into public.folders (id, owner, name) values (gen_random_uuid(), $1, 'Mine') returning id",
      [person.id],
    );
    await end(person);
    expect(await eachOf(token)).toEqual(all(401));
    expect(asked).toBe(irrevocable.length);
    const left = await db.query('select id from public.folders where id = $1', [folder?.id]);
    expect(left).toHaveLength(how === 'has no account any more' ? 0 : 1);
  },
);

test('check 16: while nobody can say who is signed in nothing of the kind is done, and nobody is signed out', async () => {
  const token = await tokenOf(await db.person('cat'));
  said = { status: 503, body: {} };
  expect(await eachOf(token)).toEqual(all(503));
  const refused = await call(token, 'DELETE /v1/account');
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(await statusOf(token, 'GET /v1/account')).toBe(200);
});

test('check 16: an API key that worked a moment ago destroys nothing once it is revoked', async () => {
  const dan = await db.person('dan');
  const token = await tokenOf(dan);
  const { id, key } = await (await call(token, 'POST /v1/api-keys')).json();
  asked = 0;
  expect(await statusOf(key, 'GET /v1/documents')).toBe(200);
  expect(await statusOf(key, 'POST /v1/documents/delete')).toBe(422);
  await db.call('revoke_api_key', { p_owner: dan.id, p_key: id });
  expect(await statusOf(key, 'POST /v1/documents/delete')).toBe(401);
  expect(asked).toBe(0);
});
