import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../functions/app.ts';
import type { Composition } from '../../../functions/composition.ts';
import { createDatabase } from '../../../lib/adapters/supabase/rpc.ts';
import type { Context } from '../../../lib/context.ts';
import { type Person, startDatabase, type TestDatabase } from '../../database/database.ts';

let db: TestDatabase;
let app: ReturnType<typeof createApp>;
const people: Record<string, Person> = {};

beforeAll(async () => {
  db = await startDatabase();
  for (const name of ['operator', 'viewer', 'nobody']) people[name] = await db.person(name);
  for (const role of ['operator', 'viewer'])
    await db.query('insert into public.roles (user_id, role) values ($1, $2)', [people[role]?.id, role]);
  app = createApp(compositionOf(db));
});
afterAll(() => db.close());

const live: Pick<Context['live'], 'ring'> = { ring: async () => {} };
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The edge over the embedded database alone: a name is its own token, and nothing here may need another service. */
function compositionOf({ worker, anonymous }: TestDatabase): Composition {
  const database = createDatabase({ anyone: anonymous, service: worker, accessToken: null, timeoutMs: 5000 });
  const edge: Pick<Composition, 'for' | 'authenticate' | 'isStillSignedIn' | 'log' | 'appUrl' | 'corsOrigins'> = {
    for: (actor, { log }) => ({ actor, log, database, live }) as Context,
    authenticate: async (token) => {
      const person = people[token];
      return person ? { id: person.id, expiresAt: Date.now() / 1000 + 60 } : null;
    },
    isStillSignedIn: async () => true,
    log: silent,
    appUrl: 'http://docket.test',
    corsOrigins: [],
  };
  return edge as Composition;
}

const reads = ['/queues', '/failures', '/failures/jobs', '/overdue', '/usage', '/usage?by=document', '/audit'];
const acts: [string, string, unknown?][] = [
  ['POST', '/queues/bulk/pause'],
  ['POST', '/queues/bulk/resume'],
  ['POST', '/failures/redrive', { filter: { queue: 'bulk' } }],
  ['PUT', '/budget', { daily_usd: 12.5 }],
];

function ask(who: string, method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${who}`, 'content-type': 'application/json' };
  return app.request(`/v1/operations${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

test.each(reads)('GET %s is answered to viewers and operators', async (path) => {
  expect((await ask('viewer', 'GET', path)).status).toBe(200);
  expect((await ask('operator', 'GET', path)).status).toBe(200);
  expect((await ask('nobody', 'GET', path)).status).toBe(403);
});

test.each(acts)(
  '%s %s is done for operators, and refused to viewers with what it needs',
  async (method, path, body) => {
    const refused = await ask('viewer', method, path, body);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('"operator"') });
    expect((await ask('operator', method, path, body)).status).toBe(200);
  },
);

test('a viewer has changed nothing: the audit trail knows operators alone', async () => {
  const { data } = (await (await ask('viewer', 'GET', '/audit')).json()) as { data: { email: string; type: string }[] };
  expect(data.map(({ type }) => type).sort()).toEqual(['budget_set', 'queue_paused', 'queue_resumed']);
  expect(new Set(data.map(({ email }) => email))).toEqual(new Set([people.operator?.email]));
});

test('every one of these routes is in the description of the API, with what it takes', async () => {
  const { paths } = (await (await app.request('/openapi.json')).json()) as {
    paths: Record<string, Record<string, { parameters?: { name: string; schema: { enum?: string[] } }[] }>>;
  };
  const asked = [...reads.map((path) => ['GET', path]), ...acts].map(([method, path]) => [method, path] as const);
  for (const [method, path] of asked) {
    const name = `/v1/operations${String(path).replace(/\?.*/, '').replace('bulk', '{queue}')}`;
    expect([name, Object.keys(paths[name] ?? {})]).toEqual([name, [String(method).toLowerCase()]]);
  }
  const { parameters } = paths['/v1/operations/queues/{queue}/pause']?.post ?? {};
  expect(parameters?.[0]?.schema.enum).toEqual(['interactive', 'default', 'bulk']);
  const { parameters: filters } = paths['/v1/operations/failures']?.get ?? {};
  expect(filters?.map(({ name }) => name)).toEqual([
    'fingerprint',
    'queue',
    'stage',
    'code',
    'since',
    'limit',
    'cursor',
  ]);
});
