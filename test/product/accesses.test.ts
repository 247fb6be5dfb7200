import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { aKey, holder, post } from './keys.ts';
import { aCorruptPdf, anInvoice } from './papers.ts';
import { type User, world } from './world.ts';

const patience = { timeout: 10_000 };

let ada: User;
let program: User;
beforeAll(async () => {
  ada = await world.user();
  program = holder((await aKey(ada, ['documents:read'], { name: 'Bookkeeping' })).key);
});

interface Access {
  action: string;
  actor: string;
  key_name: string | null;
}

async function seenBy(id: string): Promise<string[]> {
  const { data } = await world.get<{ data: Access[] }>(ada, `/v1/documents/${id}/accesses`);
  return data.map(({ actor, action, key_name }) => `${key_name ?? actor} ${action}`).sort();
}

const ask = async (user: User, path: string) => {
  const response = await world.api(user, path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.arrayBuffer();
};

test('whoever opens, downloads or exports a document is in its list of who saw it, once', async () => {
  const { document_id: id } = await world.process(ada, anInvoice());
  const search = `/v1/search?${new URLSearchParams({ q: 'invoice' })}`;
  for (const path of [`/v1/documents/${id}/status`, `/v1/documents/${id}/timeline`, '/v1/documents', search])
    await ask(ada, path);
  expect(await seenBy(id)).toEqual([]);

  for (const path of ['', '/text', '']) await ask(ada, `/v1/documents/${id}${path}`);
  for (const path of ['/content', '/export', '/text']) await ask(program, `/v1/documents/${id}${path}`);
  expect((await post(ada, '/v1/documents/export', { ids: [id], format: 'csv' })).status).toBe(200);
  const all = [
    'Bookkeeping downloaded',
    'Bookkeeping exported',
    'Bookkeeping opened',
    'owner exported',
    'owner opened',
  ];
  await expect.poll(() => seenBy(id), patience).toEqual(all);
});

test('an operator who is shown what failed is in the list before they see it', async () => {
  const { document_id: id } = await world.process(ada, aCorruptPdf());
  const operator = await world.signIn();
  expect(await seenBy(id)).toEqual([]);
  const shown = strFromU8(new Uint8Array(await ask(operator, '/v1/operations/failures/jobs?limit=100')));
  expect(shown).toContain(id);
  expect(await seenBy(id)).toEqual(['operator listed']);
});

test('who saw what is nobody else’s to know, and is in the archive of whoever leaves', async () => {
  const { document_id: id } = await world.process(ada, anInvoice());
  await ask(ada, `/v1/documents/${id}/content`);
  await expect.poll(() => seenBy(id), patience).toEqual(['owner downloaded']);
  const [bob] = [await world.user()];
  expect((await world.api(bob, `/v1/documents/${id}/accesses`)).status).toBe(404);
  const archive = unzipSync(new Uint8Array(await ask(ada, '/v1/account/export')));
  const rows = JSON.parse(strFromU8(archive['accesses.json'] ?? new Uint8Array()));
  expect(rows).toContainEqual(expect.objectContaining({ document_id: id, action: 'downloaded', actor: 'owner' }));
  await expect.poll(() => seenBy(id), patience).toEqual(['owner downloaded', 'owner exported']);
});
