import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from '../database/database.ts';
import { bearerOf, type Deployment, deploy } from './deployment.ts';

let db: TestDatabase;
let deployment: Deployment;
let people: Person[];

beforeAll(async () => {
  db = await startDatabase();
  people = [await db.person('ann'), await db.person('bob'), await db.person('cat')];
  const fetch = getRequestListener(db.supabase.fetch);
  deployment = await deploy((request, response) => {
    if (/^\/(rest|auth|storage)\//.test(request.url ?? '')) return void fetch(request, response);
    response.writeHead(503).end('{}');
  });
});
afterAll(async () => {
  await deployment.close();
  await db.close();
});

const ask = async (person: Person, path: string, init: RequestInit = {}) => {
  const headers = { ...(await bearerOf(person.id)), 'content-type': 'application/json' };
  const response = await deployment.app.request(path, { ...init, headers });
  return [response.status, await response.text()] as const;
};

test('check 47: people whose requests cross each other in one isolate each read their own', async () => {
  const rounds = Array.from({ length: 8 }, (_, round) => round);
  await Promise.all(
    rounds.flatMap((round) =>
      people.map(async (person) => {
        const body = JSON.stringify({ name: `${person.id} ${round}` });
        expect((await ask(person, '/v1/folders', { method: 'POST', body }))[0]).toBe(201);
        const [[status, account], [, folders]] = await Promise.all([
          ask(person, '/v1/account'),
          ask(person, '/v1/folders'),
        ]);
        expect([status, JSON.parse(account).email]).toEqual([200, person.email]);
        const named = JSON.parse(folders).data.map(({ name }: { name: string }) => name.split(' ')[0]);
        expect(named.length).toBeGreaterThan(0);
        expect(named.filter((owner: string) => owner !== person.id)).toEqual([]);
      }),
    ),
  );
});

test('check 16: a token that outlives its account reads nothing, and changes nothing', async () => {
  const dan = await db.person('dan');
  const post = (path: string, body: object, method = 'POST') => ask(dan, path, { method, body: JSON.stringify(body) });
  const [made, folder] = await post('/v1/folders', { name: 'Before' });
  expect(made).toBe(201);
  await db.query('delete from auth.users where id = $1', [dan.id]);
  const after: Record<string, readonly [number, string]> = {
    account: await ask(dan, '/v1/account'),
    folder: await post('/v1/folders', { name: 'After' }),
    rename: await post(`/v1/folders/${JSON.parse(folder).id}`, { name: 'After' }, 'PATCH'),
    remove: await ask(dan, `/v1/folders/${JSON.parse(folder).id}`, { method: 'DELETE' }),
    key: await post('/v1/api-keys', { name: 'After', scopes: ['documents:read'] }),
    webhook: await post('/v1/webhooks', { url: 'https://example.com/hook' }),
    category: await post('/v1/categories', { name: 'After', description: 'What comes after the end' }),
  };
  const statuses = Object.fromEntries(Object.entries(after).map(([what, [status]]) => [what, status]));
  expect(statuses).toEqual({
    account: 404,
    folder: 401,
    rename: 404,
    remove: 401,
    key: 401,
    webhook: 401,
    category: 401,
  });
});
