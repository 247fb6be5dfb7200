import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../database/database.ts';
import { expectedOf, reachableDefiners, refused, rowMatrix, writableColumns } from './rows.ts';

let db: TestDatabase;
let cells: Awaited<ReturnType<typeof rowMatrix>>;

beforeAll(async () => {
  db = await startDatabase();
  const [ann, bob, operator] = [await db.person('ann'), await db.person('bob'), await db.person('operator')];
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [operator.id]);
  cells = await rowMatrix(db.query, { ann, bob: bob.id, operator: operator.id });
});
afterAll(() => db.close());

test('check 19: nobody reads what is another person’s, and nobody at all writes, in any table', () => {
  const wrong = cells.filter((cell) => cell.answer !== expectedOf(cell));
  expect(wrong).toEqual([]);
  expect(cells.length).toBeGreaterThan(40 * 5 * 4);
});

test('check 22: the secret key opens no table: whose a thing is, is asked by every function that it may call', () => {
  const opened = cells.filter(({ actor, answer }) => actor === 'service' && answer !== refused);
  expect(opened).toEqual([]);
});

test('check 20: no column of any table can be set, so nobody gives a thing away or sets its state', async () => {
  expect(await db.query(writableColumns)).toEqual([]);
});

test('check 23: what runs with the rights of its maker is out of reach of people, or asks who calls', async () => {
  expect(await db.query(reachableDefiners)).toEqual([]);
  const unpinned = await db.query(`
    select p.proname from pg_proc p where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not coalesce(array_to_string(p.proconfig, ',') ~ 'search_path=("")?(,|$)', false)`);
  expect(unpinned).toEqual([]);
  const readable = await db.query(`
    select c.relname, r.rolname from pg_class c, pg_roles r
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('v', 'm')
      and not coalesce(array_to_string(c.reloptions, ',') ~ 'security_invoker=(true|on)', false)
      and r.rolname in ('anon', 'authenticated') and has_any_column_privilege(r.oid, c.oid, 'select')`);
  expect(readable).toEqual([]);
});
