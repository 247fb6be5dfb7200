import type { Scope } from '../lib/api-keys/api-key.ts';

/** What a key needs for a route: one of these scopes, or to be no key at all. */
export type Needed = readonly [Scope, ...Scope[]] | 'people only';

type Row = readonly [methods: string, prefix: string, needed: Needed];

const reading = 'GET';
const any = '*';

// The first row that fits decides; what fits none is for people only.
const rows: readonly Row[] = [
  ['POST', '/v1/documents/export', ['documents:read']],
  [reading, '/v1/documents', ['documents:read']],
  [any, '/v1/documents', ['documents:write']],
  [any, '/v1/uploads', ['documents:write']],
  [reading, '/v1/jobs', ['documents:read']],
  [any, '/v1/jobs', ['documents:write']],
  [reading, '/v1/batches', ['documents:read']],
  [reading, '/v1/folders', ['documents:read']],
  [any, '/v1/folders', ['documents:write']],
  [reading, '/v1/categories', ['documents:read']],
  [any, '/v1/categories', ['documents:write']],
  [reading, '/v1/search', ['documents:read']],
  [reading, '/v1/events', ['documents:read']],
  [reading, '/v1/realtime', ['documents:read']],
  [reading, '/ws', ['documents:read']],
  [reading, '/v1/matches', ['matches:read']],
  [reading, '/v1/postings', ['matches:read', 'postings:write']],
  ['POST', '/v1/postings', ['postings:write']],
  [reading, '/v1/applications', ['matches:read', 'applications:write']],
  [any, '/v1/applications', ['applications:write']],
  [reading, '/v1/notifications', ['notifications:read']],
  [any, '/v1/notifications', ['notifications:write']],
  [any, '/v1/webhooks', ['webhooks:write']],
  [reading, '/metrics', ['metrics:read']],
  [reading, '/v1/operations', ['operations:read']],
  [any, '/v1/operations', ['operations:write']],
  [any, '/v1/api-keys', 'people only'],
  [any, '/v1/account', 'people only'],
  // The earlier services.
  ['POST', '/classify-documents-async', ['documents:write']],
  [reading, '/job', ['documents:read']],
  [reading, '/jobs', ['documents:read']],
  [reading, '/files', ['documents:read']],
  [any, '/files', ['documents:write']],
  [reading, '/api', ['documents:read']],
  [any, '/api', ['documents:write']],
  [reading, '/v2/notifications', ['notifications:read']],
  [any, '/v2/notifications', ['notifications:write']],
];

/** What the table says of a path; null when it says nothing, so that nobody gets in by an oversight. */
export function rowFor(method: string, path: string): Needed | null {
  const row = rows.find(
    ([methods, prefix]) =>
      (methods === any || methods === method) && (path === prefix || path.startsWith(`${prefix}/`)),
  );
  return row?.[2] ?? null;
}

/** Why a key with these scopes may not do this; null when it may. */
export function refusalOf(scopes: readonly Scope[], method: string, path: string): string | null {
  const needed = rowFor(method === 'HEAD' ? reading : method, path) ?? 'people only';
  if (needed === 'people only') return 'Only signed-in people may do this, with an access token; no API key may.';
  if (needed.some((scope) => scopes.includes(scope))) return null;
  const wanted = needed.length === 1 ? `the scope ${needed[0]}` : `one of the scopes ${needed.join(' and ')}`;
  return `This API key lacks ${wanted}; it has ${scopes.join(', ')}.`;
}
