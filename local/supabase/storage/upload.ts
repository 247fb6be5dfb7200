import { createHash, randomUUID } from 'node:crypto';
import { beginAs, type Caller, literal } from '../caller.ts';
import type { Row } from '../database.ts';
import { askRules, checkDeclaredLength, checkKey, refuseBy } from './rules.ts';
import type { StorageCall } from './storage-call.ts';

interface Incoming {
  bytes: Uint8Array;
  mediaType: string;
  cacheControl: string;
}

/** `POST` and `PUT /object/:bucket/:key`. */
export async function upload(call: StorageCall): Promise<Response> {
  call.meter('storage.puts');
  const upsert = call.request.method === 'PUT' || call.request.headers.get('x-upsert') === 'true';
  const id = await write(call, call.caller, upsert);
  return Response.json({ Key: `${call.bucket}/${call.key}`, Id: id });
}

/** Stores the request's body as the object and answers its id; bytes and row appear together. */
export async function write(call: StorageCall, caller: Caller, upsert: boolean): Promise<string> {
  const { bucket, key, database, store } = call;
  checkKey(key);
  checkDeclaredLength(call.request.headers);
  const incoming = await receive(call.request);
  const staged = await store.stage(incoming.bytes);
  const id = randomUUID();
  try {
    await database.turn(async (session) => {
      const row = [id, bucket, key, ownerOf(caller), describe(incoming), randomUUID()];
      const refuse = (rules: Row | undefined) => refuseBy(rules, incoming.bytes.byteLength, incoming.mediaType);
      try {
        // The rules come with the insert in one script; what they forbid is taken back.
        const [rules] = await session.exec(`${askRules(bucket)}; ${beginAs(caller)}; ${insert(row, upsert)}`);
        refuse(rules?.[0]);
        await staged.keep(bucket, key);
        await session.exec('commit');
      } catch (error) {
        await session.exec('rollback');
        refuse((await session.query(askRules(bucket)))[0]);
        throw error;
      }
    });
    return id;
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

const ownerOf = ({ claims }: Caller): string | null => (typeof claims.sub === 'string' ? claims.sub : null);

const insert = ([id, bucket, key, owner, metadata, version]: (string | null)[], upsert: boolean): string => {
  const text = (value: string | null | undefined) => (value == null ? 'null' : literal(value));
  const replace = `on conflict (bucket_id, name) do update
    set metadata = excluded.metadata, version = excluded.version, updated_at = now()`;
  return `insert into storage.objects (id, bucket_id, name, owner, owner_id, metadata, version)
    values (${text(id)}, ${text(bucket)}, ${text(key)}, ${text(owner)}::text::uuid, ${text(owner)}, ${text(metadata)}::text::jsonb, ${text(version)})
    ${upsert ? replace : ''}`;
};

const describe = ({ bytes, mediaType, cacheControl }: Incoming): string =>
  JSON.stringify({
    eTag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    size: bytes.byteLength,
    mimetype: mediaType,
    cacheControl,
    lastModified: new Date().toISOString(),
    contentLength: bytes.byteLength,
    httpStatusCode: 200,
  });

/** Reads a body whole, before anybody's turn, so that a slow sender holds up nobody. */
async function receive(request: Request): Promise<Incoming> {
  const declared = request.headers.get('content-type') ?? 'application/octet-stream';
  if (declared.startsWith('multipart/form-data')) return receiveForm(await request.formData());
  const cacheControl = request.headers.get('cache-control') ?? 'no-cache';
  return { bytes: new Uint8Array(await request.arrayBuffer()), mediaType: declared, cacheControl };
}

/** supabase-js sends a Blob as the form's field with the empty name. */
async function receiveForm(form: FormData): Promise<Incoming> {
  const file = [...form.values()].find((value) => value instanceof Blob);
  const maxAge = form.get('cacheControl');
  return {
    bytes: new Uint8Array((await file?.arrayBuffer()) ?? []),
    mediaType: file?.type || 'application/octet-stream',
    cacheControl: typeof maxAge === 'string' ? `max-age=${maxAge}` : 'no-cache',
  };
}
