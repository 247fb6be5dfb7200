import { type Caller, identify } from '../caller.ts';
import { isPostgresError, notOffered, type PostgresError, StorageError } from '../errors.ts';
import { createBucket, deleteBucket, getBucket, listBuckets, updateBucket } from './buckets.ts';
import { download, info } from './download.ts';
import { list, remove } from './list.ts';
import { signDownload, signDownloads, signedDownload, signedUpload, signUpload } from './signing.ts';
import type { StorageCall, StorageParts } from './storage-call.ts';
import { upload } from './upload.ts';

type Handler = (call: StorageCall) => Promise<Response>;

const anyone: Caller = { role: 'anon', claims: { role: 'anon' } };

/** Routes whose token is in the URL. */
const signedRoutes: [methods: string, path: RegExp, handler: Handler][] = [
  ['PUT', /^object\/upload\/sign\/([^/]+)\/(.+)$/, signedUpload],
  ['GET HEAD', /^object\/sign\/([^/]+)\/(.+)$/, signedDownload],
];

const routes: [methods: string, path: RegExp, handler: Handler][] = [
  ['POST', /^object\/upload\/sign\/([^/]+)\/(.+)$/, signUpload],
  ['POST', /^object\/sign\/([^/]+)\/(.+)$/, signDownload],
  ['POST', /^object\/sign\/([^/]+)$/, signDownloads],
  ['POST', /^object\/list\/([^/]+)$/, list],
  ['GET HEAD', /^object\/info\/(?:authenticated\/)?([^/]+)\/(.+)$/, info],
  ['GET HEAD', /^object\/authenticated\/([^/]+)\/(.+)$/, download],
  ['DELETE', /^object\/([^/]+)$/, remove],
  ['GET', /^bucket$/, listBuckets],
  ['POST', /^bucket$/, createBucket],
  ['GET', /^bucket\/([^/]+)$/, getBucket],
  ['PUT', /^bucket\/([^/]+)$/, updateBucket],
  ['DELETE', /^bucket\/([^/]+)$/, deleteBucket],
];

const notObjects = /^object\/(public|move|copy|list-v2|upload|sign|list|info|authenticated)(\/|$)/;

const objectRoutes: typeof routes = [
  ['GET HEAD', /^object\/([^/]+)\/(.+)$/, download],
  ['POST PUT', /^object\/([^/]+)\/(.+)$/, upload],
];

/** Answers the Storage API over `storage.objects` (under row-level security) and a store of bytes. */
export function createStorage(parts: StorageParts): (request: Request, url: URL) => Promise<Response> {
  return async (request, url) => {
    const response = await answer(parts, request, url).catch(refusalOf);
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
}

async function answer(parts: StorageParts, request: Request, url: URL): Promise<Response> {
  const path = url.pathname.slice('/storage/v1/'.length);
  const find = (table: typeof routes) =>
    table.find(([methods, pattern]) => methods.split(' ').includes(request.method) && pattern.test(path));
  const signed = find(signedRoutes);
  const found = signed ?? find(routes) ?? (notObjects.test(path) ? undefined : find(objectRoutes));
  if (found === undefined) return notOffered(`${request.method} /storage/v1/${path.split('/').slice(0, 2).join('/')}`);
  const caller = signed === undefined ? await identify(request.headers, parts.keys) : anyone;
  if (caller === null) throw new StorageError('AccessDenied', 'Invalid Compact JWS');
  const [, pattern, handler] = found;
  const [, bucket = '', key = ''] = pattern.exec(path) ?? [];
  return handler({ ...parts, request, url, caller, bucket: decode(bucket), key: decode(key) });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new StorageError('InvalidKey', `Invalid key: ${text}`);
  }
}

function refusalOf(error: unknown): Response {
  if (error instanceof StorageError) return error.toResponse();
  if (isPostgresError(error)) return translated(error).toResponse();
  throw error;
}

function translated({ code, message }: PostgresError): StorageError {
  if (code === '42501') return new StorageError('AccessDenied', 'new row violates row-level security policy');
  if (code === '23505') return new StorageError('KeyAlreadyExists', 'The resource already exists');
  return new StorageError('DatabaseError', message);
}
