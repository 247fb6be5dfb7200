import type { LimitName } from '../lib/ports/limits.ts';

type Row = readonly [methods: string, paths: RegExp, limit: LimitName];

const any = '*';

// The first row that fits decides; what fits none is a read or a write by its method.
const rows: readonly Row[] = [
  ['POST', /^\/v1\/(documents|uploads)$/, 'uploads'],
  ['POST', /^\/(classify-documents-async|files|api\/documents\/upload)$/, 'uploads'],
  ['GET', /^\/v1\/search$/, 'searches'],
  ['POST', /^\/v1\/documents\/(reprocess|export)$/, 'costly_calls'],
  ['POST', /^\/v1\/jobs\/[^/]+\/replay$/, 'costly_calls'],
  ['PUT', /^\/files\/reparse$/, 'costly_calls'],
  ['POST', /^\/(v1|v2)\/notifications\/test$/, 'costly_calls'],
  ['GET', /^\/v1\/notifications\/digest-preview$/, 'costly_calls'],
  ['POST', /^\/v1\/webhooks\/[^/]+\/test$/, 'costly_calls'],
  ['POST', /^\/v1\/postings$/, 'costly_calls'],
  ['POST', /^\/v1\/operations\/(failures\/redrive|run\/[^/]+)$/, 'costly_calls'],
  ['GET', /^\/v1\/account\/export$/, 'costly_calls'],
  ['GET', /./, 'reads'],
  [any, /./, 'writes'],
];

/** What a request of somebody who is signed in counts as. */
export function limitOf(method: string, path: string): LimitName {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const row = rows.find(([methods, paths]) => (methods === any || methods === wanted) && paths.test(path));
  return row?.[2] ?? 'writes';
}

/** What anybody may ask for without signing in, counted by their address; deliveries and hooks are signed instead. */
export const openPaths: readonly (readonly [path: string, limit: LimitName])[] = [
  ['/unsubscribe/*', 'visits'],
  ['/health', 'visits'],
  ['/v1/realtime', 'reads'],
  ['/ws', 'reads'],
  ['/docs', 'reads'],
  ['/openapi.json', 'reads'],
  ['/config.json', 'reads'],
];
