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

test('check 47: people whose requests cross each other in one isolate each read their own', async () => {
  const ask = async (person: Person, path: string, init: RequestInit = {}) => {
    const headers = { ...(await bearerOf(person.id)), 'content-type': 'application/json' };
    const response = await deployment.app.request(path, { ...init, headers });
    return [response.status, await response.text()] as const;
  };
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
