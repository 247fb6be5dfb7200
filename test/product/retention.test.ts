import { beforeAll, expect, test } from 'vitest';
import { post } from './keys.ts';
import { aLetter } from './papers.ts';
import { type User, world } from './world.ts';

let ada: User;
let id: string;
beforeAll(async () => {
  ada = await world.user();
  id = (await world.process(ada, aLetter('old.txt'))).document_id;
});

const set = (rules: object[], more: object = {}) => post(ada, '/v1/account/retention', { rules, ...more }, 'PUT');
const documents = async () =>
  (await world.get<{ data: { id: string }[] }>(ada, '/v1/documents')).data.map((one) => one.id);

test('rules are tried out before they hold, and no two are about the same documents', async () => {
  const tried = await set([{ days: 1 }], { preview: true });
  expect(await tried.json()).toMatchObject({ rules: [{ days: 1, category: null }], due: 0 });
  expect(await world.get(ada, '/v1/account/retention')).toEqual({ rules: [], due: 0, documents: [] });
  expect((await set([{ days: 1 }, { days: 2, category: null }])).status).toBe(422);
  expect((await set([{ days: 1, folder_id: crypto.randomUUID() }])).status).toBe(404);
});

test('a document past its time is gone, its owner is told, and it comes back', async () => {
  expect((await set([{ days: 2 }])).status).toBe(200);
  await world.clock.advance('2d2h');
  await world.cron('sweep');
  expect(await documents()).toEqual([]);
  const { data } = await world.get<{ data: { title: string }[] }>(ada, '/v1/notifications?type=retention');
  expect(data).toMatchObject([
    { title: 'One document is past the time you keep them, and can be brought back for 30 days' },
  ]);
  expect((await set([])).status).toBe(200);
  expect((await world.api(ada, `/v1/documents/${id}/restore`, { method: 'POST' })).status).toBeLessThan(300);
  expect(await documents()).toEqual([id]);
});
