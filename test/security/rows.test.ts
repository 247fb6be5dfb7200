import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../database/database.ts';

// Every table × everybody × what they might do to a row of Ann's. It comes from the catalog: a table that is new is in it.

interface Cell {
  name: string;
  actor: string;
  verb: string;
  answer: string;
}

let db: TestDatabase;
let cells: Cell[];

/** Tables of which everybody who is signed in sees the same, and nothing of anybody. */
const common = ['queues', 'prices', 'postings', 'skills', 'posting_skills', 'posting_vectors'];
/** Tables of which operators see everybody's. */
const operators = ['applications'];

const refused = '42501';

beforeAll(async () => {
  db = await startDatabase();
  const [ann, bob, operator] = [await db.person('ann'), await db.person('bob'), await db.person('operator')];
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [operator.id]);
  const actors = [
    { name: 'anon', role: 'anon', sub: null },
    { name: 'ann', role: 'authenticated', sub: ann.id },
    { name: 'bob', role: 'authenticated', sub: bob.id },
    { name: 'operator', role: 'authenticated', sub: operator.id },
    { name: 'service', role: 'service_role', sub: null },
  ];
  const sql = readFileSync('test/security/rows.sql', 'utf8');
  for (const statement of sql
    .split(/^(?=create function)/m)
    .slice(1)
    .toReversed())
    await db.query(statement);
  cells = await db.query<Cell>('select * from pg_temp.matrix($1, $2, $3::jsonb)', [
    ann.id,
    ann.email,
    JSON.stringify(actors),
  ]);
});
afterAll(() => db.close());

const expected = ({ name, actor, verb, answer }: Cell): string => {
  // The secret key opens functions alone, which ask whose a thing is.
  if (verb !== 'select' || actor === 'anon' || actor === 'service') return refused;
  if (common.includes(name)) return answer;
  if (actor === 'bob') return 'nothing';
  if (actor === 'operator') return operators.includes(name) ? 'theirs' : 'nothing';
  return 'theirs';
};

test('check 19: nobody reads what is another person’s, and nobody at all writes, in any table', () => {
  const wrong = cells.filter((cell) => cell.answer !== expected(cell));
  expect(wrong).toEqual([]);
  expect(cells.length).toBeGreaterThan(40 * 5 * 4);
});

test('check 22: the secret key opens no table: whose a thing is, is asked by every function that it may call', () => {
  const opened = cells.filter(({ actor, answer }) => actor === 'service' && answer !== refused);
  expect(opened).toEqual([]);
});

test('check 20: no column of any table can be set, so nobody gives a thing away or sets its state', async () => {
  const rights = await db.query(`
    select c.relname, r.rolname from pg_class c, pg_roles r
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and r.rolname in ('anon', 'authenticated', 'service_role')
      and has_any_column_privilege(r.oid, c.oid, 'insert, update, references')`);
  expect(rights).toEqual([]);
});

test('check 23: what runs with the rights of its maker is out of reach of people, or asks who calls', async () => {
  // Searches need it to use their indexes; whether a queue is held is everybody's to know.
  const reachable = await db.query(`
    select n.nspname, p.proname, r.rolname from pg_proc p join pg_namespace n on n.oid = p.pronamespace, pg_roles r
    where n.nspname in ('public', 'private') and p.prosecdef
      and r.rolname in ('anon', 'authenticated') and has_function_privilege(r.oid, p.oid, 'execute')
      and not (n.nspname = 'private' and r.rolname = 'authenticated' and (p.proname = 'held_by' or p.prosrc ~ 'auth[.]uid[(][)]' and not coalesce('p_owner' = any (p.proargnames), false)))`);
  expect(reachable).toEqual([]);
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
