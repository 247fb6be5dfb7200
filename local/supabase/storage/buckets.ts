import { asCaller } from '../caller.ts';
import type { Row } from '../database.ts';
import { StorageError } from '../errors.ts';
import { jsonBody } from './body.ts';
import type { StorageCall } from './storage-call.ts';

const columns = 'id, name, owner, public, file_size_limit, allowed_mime_types, created_at, updated_at';

const ask = ({ database, caller }: StorageCall, sql: string, params: unknown[]): Promise<Row[]> =>
  database.turn((session) => asCaller(session, caller, (query) => query(sql, params)));

/** `GET /bucket`. */
export async function listBuckets(call: StorageCall): Promise<Response> {
  return Response.json(await ask(call, `select ${columns} from storage.buckets order by name`, []));
}

/** `GET /bucket/:id`. */
export async function getBucket(call: StorageCall): Promise<Response> {
  const [bucket] = await ask(call, `select ${columns} from storage.buckets where id = $1`, [call.bucket]);
  if (bucket === undefined) throw new StorageError('NoSuchBucket', 'Bucket not found');
  return Response.json(bucket);
}

/** `POST /bucket` with `{id, name, public, file_size_limit, allowed_mime_types}`. */
export async function createBucket(call: StorageCall): Promise<Response> {
  const body = await jsonBody(call.request);
  const sql = `insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
    values ($1, $2, $3, $4, $5)`;
  const name = String(body.name ?? body.id);
  const limits = [body.file_size_limit ?? null, body.allowed_mime_types ?? null];
  await ask(call, sql, [String(body.id ?? name), name, body.public === true, ...limits]);
  return Response.json({ name });
}
