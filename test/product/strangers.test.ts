import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { type Description, type Operation, operationsOf } from '../fuzz/description.ts';
import { requestsFor } from '../fuzz/requests.ts';
import { randomFrom } from '../fuzz/values.ts';
import { post } from './keys.ts';
import { oneOfEach } from './one-of-each.ts';
import { type User, world } from './world.ts';

// Bob asks for everything that Ada has, by its id, at every route that is described.

let ada: User;
let bob: User;
let ids: Record<string, string>;
let document: Description;
let operations: Operation[];

beforeAll(async () => {
  [ada, bob] = [await world.user(), await world.user()];
  ids = await oneOfEach(ada, await world.signIn());
  document = await world.get<Description>(null, '/openapi.json');
  operations = operationsOf(document).filter(
    ({ path, isOpen }) => path.includes('{id}') && !isOpen && !path.startsWith('/v1/operations'),
  );
});

/** What the earlier services call a thing. */
const otherNames: Record<string, string> = { job: 'jobs', job_status: 'jobs' };
const idFor = (path: string): string => {
  const noun = /([^/]+)\/\{id\}/.exec(path)?.[1] ?? '';
  const id = ids[otherNames[noun] ?? noun];
  if (!id) throw new Error(`Ada has none of ${path}.`);
  return id;
};

/** What everybody may see by its id. */
const common = ['GET /v1/postings/{id}'];

/** Bodies with more rules than a schema says. */
const bodies: Record<string, object> = {
  'PATCH /v1/documents/{id}/fields': { fields: [{ name: 'total', action: 'accept' }] },
  'PATCH /v1/webhooks/{id}': { enabled: false },
};

/** Asks as the description has it, with this id in the path. */
function ask(user: User, operation: Operation, id: string): Promise<Response> {
  const parameters = operation.parameters.filter(({ required }) => required);
  const known = { idOf: () => id, valueOf: () => undefined };
  const [asked] = requestsFor(document, { ...operation, parameters }, known, randomFrom(1));
  if (!asked) throw new Error(`Nothing can be asked of ${operation.route}.`);
  const given = bodies[operation.route];
  const body = given ? JSON.stringify(given) : asked.body;
  const init = { method: operation.method, headers: asked.headers, body: operation.method === 'GET' ? null : body };
  return world.api(user, asked.path, init);
}

/** An answer without what is different each time. */
async function wordsOf(response: Response): Promise<string> {
  const { request_id: _, ...problem } = JSON.parse((await response.text()) || '{}');
  return `${response.status} ${JSON.stringify(problem)}`.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'it');
}

// What befalls her mails meanwhile, and that she has just looked at all of it.
const goesOn = /\/(timeline|accesses)$/;

/** Everything of Ada's that she can read by an id, but for what goes on. */
const herThings = async () => {
  const said: Record<string, string> = {};
  for (const operation of operations.filter(({ method, path }) => method === 'GET' && !goesOn.test(path))) {
    const response = await ask(ada, operation, idFor(operation.path));
    const always = (await response.text()).replace(/"(expires_at|url|token)":"[^"]*"|nonce="[^"]*"/g, '');
    said[operation.route] = `${response.status} ${always}`;
  }
  return said;
};

test('check 21: whatever has an id is nowhere for anybody else, and stays as it is', async () => {
  const before = await herThings();
  expect(Object.values(before).filter((answer) => !/^[23]/.test(answer))).toEqual([]);
  const found: string[] = [];
  for (const operation of operations.filter(({ route }) => !common.includes(route))) {
    const [id, none] = [idFor(operation.path), randomUUID()];
    const theirs = await wordsOf(await ask(bob, operation, id));
    const nowhere = await wordsOf(await ask(bob, operation, none));
    if (!theirs.startsWith('404 ') || theirs !== nowhere) found.push(`${operation.route}: ${theirs}, but ${nowhere}`);
  }
  expect(found).toEqual([]);
  expect(operations.length).toBeGreaterThan(25);
  expect(await herThings()).toEqual(before);
});

test('check 21: ids of another person in a body reach nothing, and say nothing', async () => {
  const before = await herThings();
  const { documents, folders } = ids;
  const asked: [string, object][] = [
    ['/v1/documents/delete', { ids: [documents] }],
    ['/v1/documents/restore', { ids: [documents] }],
    ['/v1/documents/move', { ids: [documents], folder_id: null }],
    ['/v1/documents/move', { ids: [documents], folder_id: folders }],
    ['/v1/documents/export', { ids: [documents], format: 'json' }],
    ['/v1/documents/reprocess', { ids: [documents] }],
    ['/v1/documents/reprocess', { ids: [documents], preview: true }],
    ['/v1/applications', { posting_id: ids.postings, document_id: documents }],
    ['/v1/categories', { name: 'Hers', description: 'What is hers', examples: [documents] }],
  ];
  for (const [path, body] of asked) {
    const hers = JSON.stringify(body);
    const none = hers.replaceAll(documents ?? '', randomUUID()).replaceAll(folders ?? '', randomUUID());
    const said = await wordsOf(await post(bob, path, body));
    expect([path, said]).toEqual([path, await wordsOf(await post(bob, path, JSON.parse(none)))]);
  }
  expect(await herThings()).toEqual(before);
});

test('check 20: what a thing is, and whose, cannot be set from outside', async () => {
  const forbidden = {
    owner: bob.id,
    user_id: bob.id,
    status: 'completed',
    generation: 9,
    lease_until: null,
    quota: 1,
    fence: 0,
  };
  for (const [name, value] of Object.entries(forbidden)) {
    const response = await post(ada, `/v1/documents/${ids.documents}`, { [name]: value }, 'PATCH');
    expect([name, response.status]).toEqual([name, 422]);
  }
  const settings = await post(ada, '/v1/notifications/settings', { email: 'bob@example.com', role: 'operator' }, 'PUT');
  expect(settings.status).toBe(422);
  const key = await post(ada, '/v1/api-keys', { name: 'x', scopes: ['documents:read'], owner: bob.id });
  expect(key.status).toBe(422);
});
