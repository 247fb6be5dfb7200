import { expect, test } from 'vitest';
import { aLetter } from './papers.ts';
import { world } from './world.ts';

test('a body with the insides of objects, or without end, is refused in words', async () => {
  const ada = await world.user();
  const post = (path: string, body: string, method = 'POST') =>
    world.api(ada, path, { method, body, headers: { 'content-type': 'application/json' } });
  const bodies = [
    '{"name":"a","__proto__":{"admin":true}}',
    '{"name":"a","constructor":{"prototype":{"admin":true}}}',
    '{"__proto__":{"name":"a"}}',
    `{"name":${'['.repeat(60_000)}${']'.repeat(60_000)}}`,
  ];
  for (const body of bodies) {
    const refused = await post('/v1/folders', body);
    expect([body.slice(0, 40), refused.status]).toEqual([body.slice(0, 40), 422]);
  }
  const { document_id } = await world.process(ada, aLetter());
  const value = `${'[1,'.repeat(30_000)}1${']'.repeat(30_000)}`;
  const review = `{"fields":[{"name":"total","action":"correct","value":${value}}]}`;
  expect((await post(`/v1/documents/${document_id}/fields`, review, 'PATCH')).status).toBe(422);
  const fields = new FormData();
  fields.append('files', new Blob(['Dear Ms Roe']), 'letter.txt');
  fields.append('__proto__', 'x');
  expect((await world.api(ada, '/v1/documents', { method: 'POST', body: fields })).status).toBe(422);
  const { name } = await (await post('/v1/folders', '{"name":"first","name":"second"}')).json();
  expect(name).toBe('second');
});

test('what is searched for and filtered by is words, whatever they would say to a database', async () => {
  const [ada, bob] = [await world.user(), await world.user()];
  await world.process(ada, aLetter());
  const injections = [
    "' or 1=1 --",
    'a,owner.neq.x',
    '),or(id.gt.0',
    '*',
    '%',
    "'; drop table documents; --",
    '"\\"',
    'a&owner=neq.x',
  ];
  for (const words of injections)
    for (const path of ['/v1/documents?q=', '/v1/search?q=']) {
      const answer = await world.api(bob, `${path}${encodeURIComponent(words)}`);
      // What holds no word is refused by the search.
      expect([200, 422]).toContain(answer.status);
      expect((await answer.json()).data ?? []).toEqual([]);
    }
  expect((await world.get<{ data: unknown[] }>(ada, '/v1/documents')).data).toHaveLength(1);
});
