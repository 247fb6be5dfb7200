import { beginAs, type Caller, literal } from './caller.ts';
import type { Database, Session } from './database.ts';
import { isPostgresError, postgrestError } from './errors.ts';

interface Signature {
  /** Named arguments with their types, in order. */
  types: Map<string, string>;
  required: number;
  readOnly: boolean;
}

export interface Rpc {
  /** Answers a call of a function that returns one `jsonb`; null when lite has to look at it. */
  call(path: string, caller: Caller, body: string): Promise<Response | null>;
  /** Forgets what is known of the functions. */
  forget(): void;
}

const signatureOf = `
select p.proargnames as names, p.proargmodes is not null as special, p.pronargs - p.pronargdefaults as required,
       array(select format_type(t, null) from unnest(p.proargtypes) as t) as types,
       p.provolatile <> 'v' as read_only
from pg_proc p
where p.pronamespace = 'public'::regnamespace and p.proname = $1 and p.prokind = 'f' and not p.proretset
  and p.prorettype = 'jsonb'::regtype`;

/** A short way for the calls that carry the product, in 4 statements where lite needs 14, to the same effect. */
export function createRpc(database: Database): Rpc {
  const known = new Map<string, Signature | null>();

  const look = async (session: Session, name: string): Promise<Signature | null> => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const [only, ...others] = await session.query(signatureOf, [name]);
    const usable = only !== undefined && others.length === 0 && only.special === false;
    const signature = usable ? readSignature(only) : null;
    known.set(name, signature);
    return signature;
  };

  return {
    forget: () => known.clear(),
    call: async (path, caller, body) => {
      const name = /^\/rest\/v1\/rpc\/(\w+)$/.exec(path)?.[1];
      const keys = argumentNames(body);
      if (name === undefined || keys === null) return null;
      return database.turn(async (session) => {
        const signature = await look(session, name);
        if (signature === null || !fits(signature, keys)) return null;
        return run(session, name, signature, keys, caller, body);
      });
    },
  };
}

/** Guaranteed by the query above: names and types of the same length, in the order of the arguments. */
function readSignature(row: Record<string, unknown>): Signature {
  const names = (row.names ?? []) as string[];
  const types = (row.types ?? []) as string[];
  return {
    types: new Map(names.map((name, index) => [name, types[index] ?? 'text'])),
    required: Number(row.required),
    readOnly: row.read_only === true,
  };
}

function argumentNames(body: string): string[] | null {
  try {
    const args: unknown = JSON.parse(body === '' ? '{}' : body);
    return typeof args === 'object' && args !== null && !Array.isArray(args) ? Object.keys(args) : null;
  } catch {
    return null;
  }
}

function fits({ types, required }: Signature, keys: string[]): boolean {
  const needed = [...types.keys()].slice(0, required);
  return keys.every((key) => types.has(key)) && needed.every((name) => keys.includes(name));
}

async function run(
  session: Session,
  name: string,
  { types, readOnly }: Signature,
  keys: string[],
  caller: Caller,
  body: string,
): Promise<Response> {
  const columns = keys.map((key) => `${quote(key)} ${types.get(key)}`).join(', ');
  const named = keys.map((key) => `${quote(key)} => given.${quote(key)}`).join(', ');
  const from = keys.length > 0 ? ` from json_to_record(${literal(body)}::json) as given(${columns})` : '';
  const call = `select public.${quote(name)}(${named})::text as result${from}`;
  try {
    // One script instead of four statements: every trip into the embedded Postgres costs about as much as the call itself.
    const answers = await session.exec(`${beginAs(caller, readOnly ? 'read only' : 'read write')}; ${call}; commit`);
    const rows = answers.at(-2) ?? [];
    const headers = { 'content-type': 'application/json; charset=utf-8', 'content-range': '0-0/*' };
    return new Response(typeof rows[0]?.result === 'string' ? rows[0].result : 'null', { headers });
  } catch (error) {
    await session.exec('rollback');
    if (isPostgresError(error)) return postgrestError(error, caller.role);
    throw error;
  }
}

const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
