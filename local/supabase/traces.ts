import type { Trace } from '../stand-in.ts';
import type { Row } from './database.ts';
import type { ObjectStore } from './objects.ts';

type Query = (sql: string, params?: unknown[]) => Promise<Row[]>;

const tables = `
  select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' order by 1`;

/** The tables of all schemas in whose rows, written as text, this text is in upper or lower case. */
export async function tracesInTables(query: Query, text: string): Promise<Trace[]> {
  const traces: Trace[] = [];
  for (const { name } of await query(tables)) {
    const sql = `select count(*)::int as count from ${name} t where position(lower($1) in lower(t::text)) > 0`;
    const [found] = await query(sql, [text]);
    if (Number(found?.count) > 0) traces.push({ place: String(name), count: Number(found?.count) });
  }
  return traces;
}

/** The objects in whose bytes or key this text is; a key that is hashed cannot be searched. */
export async function tracesInObjects(store: ObjectStore, text: string): Promise<Trace[]> {
  const traces: Trace[] = [];
  for await (const { name, bytes } of store.all()) {
    const kept = `${name}\n${Buffer.from(bytes).toString('latin1')}`;
    if (kept.toLowerCase().includes(Buffer.from(text).toString('latin1').toLowerCase()))
      traces.push({ place: `object ${name}`, count: 1 });
  }
  return traces;
}
