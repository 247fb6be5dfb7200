import { jwtVerify, SignJWT } from 'jose';
import { asCaller, service } from '../caller.ts';
import { StorageError } from '../errors.ts';
import { jsonBody } from './body.ts';
import { find, read } from './download.ts';
import { askRules, checkKey, refuseBy } from './rules.ts';
import type { StorageCall } from './storage-call.ts';
import { write } from './upload.ts';

const uploadLifetime = 2 * 60 * 60;

/** `POST /object/sign/:bucket/:key` with `{expiresIn}` in seconds. */
export async function signDownload(call: StorageCall): Promise<Response> {
  const { expiresIn } = await jsonBody(call.request);
  await find(call, call.caller);
  return Response.json({ signedURL: await downloadUrl(call, call.key, Number(expiresIn)) });
}

/** `POST /object/sign/:bucket` with `{expiresIn, paths}`. */
export async function signDownloads(call: StorageCall): Promise<Response> {
  const { expiresIn, paths } = await jsonBody(call.request);
  const keys = Array.isArray(paths) ? paths.map(String) : [];
  const signed = keys.map(async (key) => {
    try {
      await find({ ...call, key }, call.caller);
      return { path: key, signedURL: await downloadUrl(call, key, Number(expiresIn)), error: null };
    } catch {
      return { path: key, signedURL: null, error: 'Either the object does not exist or you do not have access to it' };
    }
  });
  return Response.json(await Promise.all(signed));
}

/** `POST /object/upload/sign/:bucket/:key`: the right to write this one object, for two hours. */
export async function signUpload(call: StorageCall): Promise<Response> {
  const { bucket, key, caller, request } = call;
  checkKey(key);
  const owner = typeof caller.claims.sub === 'string' ? caller.claims.sub : null;
  const upsert = request.headers.get('x-upsert') === 'true';
  await probeUpload(call, owner);
  const token = await sign(call, { url: `${bucket}/${key}`, scope: 'upload', owner, upsert }, uploadLifetime);
  return Response.json({ url: `/object/upload/sign/${encodeURI(`${bucket}/${key}`)}?token=${token}`, token });
}

/** `PUT /object/upload/sign/:bucket/:key?token=`. */
export async function signedUpload(call: StorageCall): Promise<Response> {
  call.meter('storage.puts');
  const claims = await verify(call, 'upload');
  const caller = { ...service, claims: { ...service.claims, sub: claims.owner } };
  await write(call, caller, claims.upsert === true);
  return Response.json({ Key: `${call.bucket}/${call.key}` });
}

/** `GET /object/sign/:bucket/:key?token=&download=`. */
export async function signedDownload(call: StorageCall): Promise<Response> {
  await verify(call, 'download');
  return read(call, service);
}

/** Whether the caller might write the object at all: tries, and takes it back. */
async function probeUpload({ database, bucket, key, caller }: StorageCall, owner: string | null): Promise<void> {
  const undo = new Error('undo');
  const sql = 'insert into storage.objects (bucket_id, name, owner, owner_id) values ($1, $2, $3::text::uuid, $3)';
  const probe = database.turn(async (session) => {
    refuseBy((await session.query(askRules(bucket)))[0], 0, '');
    await asCaller(session, caller, async (query) => {
      await query(sql, [bucket, key, owner]);
      throw undo;
    });
  });
  await probe.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}

async function downloadUrl(call: StorageCall, key: string, expiresIn: number): Promise<string> {
  if (!(expiresIn > 0)) throw new StorageError('InvalidRequest', 'body/expiresIn must be > 0');
  const token = await sign(call, { url: `${call.bucket}/${key}`, scope: 'download' }, expiresIn);
  return `/object/sign/${encodeURI(`${call.bucket}/${key}`)}?token=${token}`;
}

const secretOf = ({ keys }: StorageCall) => new TextEncoder().encode(keys.jwtSecret);

const sign = (call: StorageCall, claims: Record<string, unknown>, seconds: number): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + Math.floor(seconds))
    .sign(secretOf(call));

async function verify(call: StorageCall, scope: string): Promise<Record<string, unknown>> {
  const token = call.url.searchParams.get('token') ?? '';
  const verified = await jwtVerify(token, secretOf(call), { algorithms: ['HS256'] }).catch((error: Error) => {
    throw new StorageError('InvalidJWT', error.message);
  });
  const { payload } = verified;
  if (payload.url !== `${call.bucket}/${call.key}` || payload.scope !== scope) {
    throw new StorageError('InvalidSignature', 'The url is not the one that was signed');
  }
  return payload;
}
