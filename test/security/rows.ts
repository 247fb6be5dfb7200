import { readFileSync } from 'node:fs';

// Every table × everybody × what they might do to a row of Ann's. It comes from the catalog: a table that is new is in it.

type Query = <T>(sql: string, values?: unknown[]) => Promise<T[]>;

interface Cell {
  name: string;
  actor: string;
  verb: string;
  answer: string;
}

interface People {
  ann: { id: string; email: string };
  bob: string;
  operator: string;
}

/** What the database lets everybody do to a row of Ann's in every table; `query` has to stay on one connection, that of a superuser. */
export async function rowMatrix(query: Query, { ann, bob, operator }: People): Promise<Cell[]> {
  const actors = [
    { name: 'anon', role: 'anon', sub: null },
    { name: 'ann', role: 'authenticated', sub: ann.id },
    { name: 'bob', role: 'authenticated', sub: bob },
    { name: 'operator', role: 'authenticated', sub: operator },
    { name: 'service', role: 'service_role', sub: null },
  ];
  const functions = readFileSync('test/security/rows.sql', 'utf8').split(/^(?=create function)/m);
  for (const statement of functions.slice(1).toReversed()) await query(statement);
  return query<Cell>('select * from pg_temp.matrix($1, $2, $3::jsonb)', [ann.id, ann.email, JSON.stringify(actors)]);
}

/** Tables of which everybody who is signed in sees the same, and nothing of anybody. */
const common = ['queues', 'prices', 'postings', 'skills', 'posting_skills', 'posting_vectors'];
/** Tables of which operators see everybody's. */
const operators = ['applications'];

/** What PostgreSQL answers those who have no right. */
export const refused = '42501';

/** What a cell of the matrix has to say. */
export function expectedOf({ name, actor, verb, answer }: Cell): string {
  // The secret key opens functions alone, which ask whose a thing is.
  if (verb !== 'select' || actor === 'anon' || actor === 'service') return refused;
  if (common.includes(name)) return answer;
  if (actor === 'bob') return 'nothing';
  if (actor === 'operator') return operators.includes(name) ? 'theirs' : 'nothing';
  return 'theirs';
}

/** Columns that anybody could write around the functions: there has to be none. */
export const writableColumns = `
select c.relname, r.rolname from pg_class c, pg_roles r
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  and r.rolname in ('anon', 'authenticated', 'service_role')
  and has_any_column_privilege(r.oid, c.oid, 'insert, update, references')`;

/**
 * Functions with their maker's rights that people reach and that do not ask who calls: there has to be none. Searches need
 * such rights to use their indexes; whether a queue is held is everybody's to know.
 */
export const reachableDefiners = `
select n.nspname, p.proname, r.rolname from pg_proc p join pg_namespace n on n.oid = p.pronamespace, pg_roles r
where n.nspname in ('public', 'private') and p.prosecdef
  and r.rolname in ('anon', 'authenticated') and has_function_privilege(r.oid, p.oid, 'execute')
  and not (n.nspname = 'private' and r.rolname = 'authenticated' and (p.proname = 'held_by' or p.prosrc ~ 'auth[.]uid[(][)]' and not coalesce('p_owner' = any (p.proargnames), false)))`;
