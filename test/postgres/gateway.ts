import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { escapeIdentifier, type Pool } from 'pg';

const [classOfGate, gate] = [4711, 1];

/** Statements that hold back and release every call that passes the gate. */
export const shutGate = `select pg_advisory_lock(${classOfGate}, ${gate})`;
export const openGate = `select pg_advisory_unlock(${classOfGate}, ${gate})`;
export const countAtGate = `
  select count(*)::int as count from pg_locks
  where locktype = 'advisory' and classid = ${classOfGate} and objid = ${gate} and not granted
    and database = (select oid from pg_database where datname = current_database())`;

const arrayParameters = `
  select p.proname || '.' || a.name as name from pg_proc p
  cross join unnest(p.proargnames, p.proargtypes::oid[]) a (name, type)
  join pg_type t on t.oid = a.type
  where p.pronamespace = 'public'::regnamespace and t.typcategory = 'A'`;

interface Gateway {
  pool: Pool;
  /** `function.parameter` of those that take an SQL array; whatever else is no plain value is JSON. */
  arrays: Set<string>;
  /** Hears of every call that the database refused: with which SQLSTATE, and why. */
  refused: (refusal: string) => void;
}

/** A client whose `rpc` calls run on these connections, in the role that they were opened with, and as this person unless a call names another. */
export async function createGateway(
  pool: Pool,
  refused: (refusal: string) => void,
  person = 'a key',
): Promise<SupabaseClient> {
  const { rows } = await pool.query<{ name: string }>(arrayParameters);
  const gateway = { pool, refused, arrays: new Set(rows.map(({ name }) => name)) };
  return createClient('http://gateway.test', person, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: (url, init) => answer(gateway, new Request(url, init)) },
  });
}

async function answer(gateway: Gateway, request: Request): Promise<Response> {
  const name = new URL(request.url).pathname.replace('/rest/v1/rpc/', '');
  const person = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
  const args = Object.entries(await request.json());
  const values = args.map(([parameter, value]) => {
    const isPlain = value === null || typeof value !== 'object' || gateway.arrays.has(`${name}.${parameter}`);
    return isPlain ? value : JSON.stringify(value);
  });
  const client = await gateway.pool.connect();
  try {
    await client.query("select set_config('request.jwt.claims', $1, false)", [JSON.stringify({ sub: person })]);
    const { rows } = await client.query(
      statement(
        name,
        args.map(([parameter]) => parameter),
      ),
      values,
    );
    return Response.json(rows[0]?.answer);
  } catch (error) {
    const { code = 'XX000', message } = error as Error & { code?: string };
    gateway.refused(`${code} ${name}: ${message}`);
    return Response.json({ code, message, details: null, hint: null }, { status: 500 });
  } finally {
    client.release();
  }
}

/** One call, a transaction of its own, which goes on when the gate is open. */
function statement(name: string, parameters: string[]): string {
  const args = parameters.map((parameter, index) => `${escapeIdentifier(parameter)} => $${index + 1}`).join(', ');
  return `select case when pg_advisory_xact_lock_shared(${classOfGate}, ${gate}) is not null
    then public.${escapeIdentifier(name)}(${args}) end as answer`;
}
