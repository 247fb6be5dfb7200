import { asCaller, type Caller } from '../caller.ts';
import type { Row } from '../database.ts';
import { StorageError } from '../errors.ts';
import type { StorageCall } from './storage-call.ts';

/** `GET` and `HEAD /object/:bucket/:key`. */
export async function download(call: StorageCall): Promise<Response> {
  return read(call, call.caller);
}

/** `GET` and `HEAD /object/info/:bucket/:key`. */
export async function info(call: StorageCall): Promise<Response> {
  const { metadata, ...row } = await find(call, call.caller);
  const told = metadataOf(metadata);
  if (call.request.method === 'HEAD') return new Response(null, { headers: headersOf(metadata) });
  return Response.json({
    id: row.id,
    name: row.name,
    version: row.version,
    bucket_id: row.bucket_id,
    size: told.size ?? null,
    content_type: told.mimetype ?? null,
    cache_control: told.cacheControl ?? null,
    etag: told.eTag ?? null,
    metadata: row.user_metadata ?? {},
    last_modified: row.updated_at,
    created_at: row.created_at,
  });
}

/** Answers an object's bytes as a stream that holds no turn. */
export async function read(call: StorageCall, caller: Caller): Promise<Response> {
  const { bucket, key, store, request, url } = call;
  if (request.method === 'GET') call.meter('storage.gets');
  const { metadata } = await find(call, caller);
  const headers = headersOf(metadata);
  const filename = url.searchParams.get('download');
  if (filename !== null) headers.set('content-disposition', attachment(filename));
  if (request.method === 'HEAD') return new Response(null, { headers });
  const bytes = await store.open(bucket, key);
  if (bytes === null) throw notFound();
  return new Response(bytes, { headers });
}

/** The object's row as the caller may see it. */
export async function find({ database, bucket, key }: StorageCall, caller: Caller): Promise<Row> {
  const sql = `select id, name, version, bucket_id, metadata, user_metadata, created_at, updated_at
    from storage.objects where bucket_id = $1 and name = $2`;
  const [row] = await database.turn((session) =>
    // The service sees every row, so its transaction would only be time.
    caller.role === 'service_role'
      ? session.query(sql, [bucket, key])
      : asCaller(session, caller, (query) => query(sql, [bucket, key]), 'read only'),
  );
  if (row === undefined) throw notFound();
  return row;
}

const notFound = () => new StorageError('NoSuchKey', 'Object not found');

const metadataOf = (metadata: unknown): Row =>
  typeof metadata === 'object' && metadata !== null ? { ...metadata } : {};

function headersOf(metadata: unknown): Headers {
  const { mimetype, size, eTag, cacheControl, lastModified } = metadataOf(metadata);
  return new Headers({
    'content-type': String(mimetype),
    'content-length': String(size),
    etag: String(eTag),
    'cache-control': String(cacheControl),
    'last-modified': new Date(String(lastModified)).toUTCString(),
    'x-robots-tag': 'none',
  });
}

function attachment(filename: string): string {
  if (filename === '') return 'attachment;';
  const encoded = encodeURIComponent(filename);
  return `attachment; filename=${encoded}; filename*=UTF-8''${encoded};`;
}
