import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from './database.ts';
import { promote } from './matchmaking.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

test('everybody sees their own account, and what they may do for all', async () => {
  const [ann, bob] = [await db.person('ann'), await db.person('bob')];
  await promote(db, bob);
  const { data: hers } = await ann.client.rpc('get_account');
  expect(hers).toMatchObject({ id: ann.id, role: null });
  const { data: his } = await bob.client.rpc('get_account');
  expect(his).toMatchObject({ id: bob.id, role: 'operator' });
});

test('whoever is not signed in has no account', async () => {
  const { data, error } = await db.anonymous.rpc('get_account');
  expect([data, error?.code]).toEqual([null, '42501']);
});
