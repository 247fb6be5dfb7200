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

/** `PUT /bucket/:id` with `{public, file_size_limit, allowed_mime_types}`; what is left out stays. */
export async function updateBucket(call: StorageCall): Promise<Response> {
  const body = await jsonBody(call.request);
  const sql = `update storage.buckets set public = coalesce($2, public),
      file_size_limit = case when $3 then $4 else file_size_limit end,
      allowed_mime_types = case when $5 then $6 else allowed_mime_types end
    where id = $1 returning id`;
  const isPublic = typeof body.public === 'boolean' ? body.public : null;
  const limits = ['file_size_limit', 'allowed_mime_types'].flatMap((name) => [name in body, body[name] ?? null]);
  const [changed] = await ask(call, sql, [call.bucket, isPublic, ...limits]);
  if (changed === undefined) throw new StorageError('NoSuchBucket', 'Bucket not found');
  return Response.json({ message: 'Successfully updated' });
}

/** `DELETE /bucket/:id`, which must be empty. */
export async function deleteBucket(call: StorageCall): Promise<Response> {
  const [object] = await ask(call, 'select id from storage.objects where bucket_id = $1 limit 1', [call.bucket]);
  if (object !== undefined) throw new StorageError('InvalidRequest', 'The bucket you tried to delete is not empty');
  const [deleted] = await ask(call, 'delete from storage.buckets where id = $1 returning id', [call.bucket]);
  if (deleted === undefined) throw new StorageError('NoSuchBucket', 'Bucket not found');
  return Response.json({ message: 'Successfully deleted' });
}
