import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../../database/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

test('the secret key deletes a user as the official client asks for it, once, and with all sessions', async () => {
  const ann = await db.person('ann');
  expect((await db.worker.auth.admin.deleteUser(ann.id)).error).toBeNull();
  expect((await db.worker.auth.admin.deleteUser(ann.id)).error).toMatchObject({ status: 404, code: 'user_not_found' });
  expect((await ann.client.auth.signInWithPassword({ email: ann.email, password: 'a password' })).error).not.toBeNull();
  expect(await db.query('select 1 from auth.sessions where user_id = $1', [ann.id])).toEqual([]);
});

test('nobody deletes a user by a key or token of the browser', async () => {
  const [ann, bob] = [await db.person('ann'), await db.person('bob')];
  expect((await db.anonymous.auth.admin.deleteUser(ann.id)).error).toMatchObject({ status: 403, code: 'not_admin' });
  const { data } = await bob.client.auth.getSession();
  const headers = { apikey: db.keys.publishableKey, authorization: `Bearer ${data.session?.access_token}` };
  const url = `http://supabase.local/auth/v1/admin/users/${ann.id}`;
  expect((await db.supabase.fetch(new Request(url, { method: 'DELETE', headers }))).status).toBe(403);
  expect(await db.query('select 1 from auth.users where id = $1', [ann.id])).toHaveLength(1);
});
