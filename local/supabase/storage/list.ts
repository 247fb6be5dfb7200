import { asCaller } from '../caller.ts';
import { StorageError } from '../errors.ts';
import { jsonBody } from './body.ts';
import type { StorageCall } from './storage-call.ts';

/** Objects directly below a prefix, and one row of nulls for each folder. */
const below = `
with below as (
  select substr(name, length($2) + 1) as path, objects.* from storage.objects
  where bucket_id = $1 and starts_with(name, $2)
), entries as (
  select path as entry, id::text, updated_at, created_at, last_accessed_at, metadata from below
  where position('/' in path) = 0
  union
  select distinct split_part(path, '/', 1), null, null::timestamptz, null::timestamptz, null::timestamptz, null::jsonb
  from below where position('/' in path) > 0
)
select entry as name, id, updated_at, created_at, last_accessed_at, metadata from entries
where entry ilike $3`;

const columns = ['name', 'updated_at', 'created_at', 'last_accessed_at'];

/** `POST /object/list/:bucket`. */
export async function list(call: StorageCall): Promise<Response> {
  const { prefix, search, limit, offset, sortBy } = await jsonBody(call.request);
  const folder = typeof prefix === 'string' && prefix !== '' ? `${prefix.replace(/\/+$/, '')}/` : '';
  const sql = `${below} ${orderBy(sortBy)} limit $4 offset $5`;
  const params = [call.bucket, folder, `${search ?? ''}%`, Number(limit ?? 100), Number(offset ?? 0)];
  const rows = await call.database.turn((session) => asCaller(session, call.caller, (query) => query(sql, params)));
  return Response.json(rows);
}

function orderBy(sortBy: unknown): string {
  if (typeof sortBy !== 'object' || sortBy === null) return 'order by name';
  const column = 'column' in sortBy ? String(sortBy.column) : 'name';
  const descending = 'order' in sortBy && sortBy.order === 'desc';
  return `order by ${columns.includes(column) ? column : 'name'} ${descending ? 'desc' : 'asc'}`;
}

/** `DELETE /object/:bucket` with `{prefixes}`: at most 1,000 keys; unknown ones are no error. */
export async function remove(call: StorageCall): Promise<Response> {
  const { prefixes } = await jsonBody(call.request);
  const keys = Array.isArray(prefixes) ? prefixes.map(String) : [];
  if (keys.length === 0) throw new StorageError('InvalidRequest', 'body/prefixes must NOT have fewer than 1 items');
  if (keys.length > 1000) throw new StorageError('InvalidRequest', 'body/prefixes must NOT have more than 1000 items');
  const sql = 'delete from storage.objects where bucket_id = $1 and name = any($2::text[]) returning *';
  const removed = await call.database.turn(async (session) => {
    const rows = await asCaller(session, call.caller, (query) => query(sql, [call.bucket, keys]));
    // Inside the turn, or it could take the bytes of an object written again under the same key.
    await call.store.remove(
      call.bucket,
      rows.map(({ name }) => String(name)),
    );
    return rows;
  });
  return Response.json(removed);
}
