import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { escapeIdentifier, type Pool, type PoolClient } from 'pg';

const [classOfGate, gate] = [4711, 1];

/** Statements that hold back and release every call that passes the gate. */
export const shutGate = `select pg_advisory_lock(${classOfGate}, ${gate})`;
export const openGate = `select pg_advisory_unlock(${classOfGate}, ${gate})`;
export const countAtGate = `
  select count(*)::int as count from pg_locks
  where locktype = 'advisory' and classid = ${classOfGate} and objid = ${gate} and not granted
    and database = (select oid from pg_database where datname = current_database())`;

/** A client whose `rpc` calls run on these connections, in the role that they were opened with. */
export function createGateway(pool: Pool, refused: (code: string) => void): SupabaseClient {
  return createClient('http://gateway.test', 'a key', {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: async (url, init) => answer(pool, new Request(url, init), refused) },
  });
}

async function answer(pool: Pool, request: Request, refused: (code: string) => void): Promise<Response> {
  const name = new URL(request.url).pathname.replace('/rest/v1/rpc/', '');
  const person = request.headers.get('authorization')?.replace('Bearer ', '');
  const client = await pool.connect();
  try {
    return Response.json(await call(client, name, await request.json(), person));
  } catch (error) {
    const { code = 'XX000', message } = error as Error & { code?: string };
    refused(code);
    return Response.json({ code, message, details: null, hint: null }, { status: 500 });
  } finally {
    client.release();
  }
}

/** One call in a transaction of its own, which begins when the gate is open; `person` is whom the caller claims to be. */
async function call(client: PoolClient, name: string, args: Record<string, unknown>, person = ''): Promise<unknown> {
  const parameters = Object.keys(args).map((parameter, index) => `${escapeIdentifier(parameter)} => $${index + 1}`);
  await client.query("select set_config('request.jwt.claims', $1, false)", [JSON.stringify({ sub: person })]);
  const { rows } = await client.query({
    text: `select case when pg_advisory_xact_lock_shared(${classOfGate}, ${gate}) is not null
      then public.${escapeIdentifier(name)}(${parameters.join(', ')}) end as answer`,
    values: Object.values(args).map(asParameter),
  });
  return rows[0]?.answer;
}

/** A list of texts is an SQL array; everything else that is no plain value is JSON. */
const asParameter = (value: unknown): unknown => {
  const isPlain = value === null || typeof value !== 'object';
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isPlain || isTexts ? value : JSON.stringify(value);
};
