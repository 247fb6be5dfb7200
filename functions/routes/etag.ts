import type { Context as HonoContext } from 'hono';

/** Answers JSON with an entity tag, or 304 when the caller has that already; `version` differs whenever the value does. */
export function respondWithETag<T extends object>(c: HonoContext, value: T, version: string) {
  const tag = `"${version}"`;
  c.header('etag', tag);
  c.header('cache-control', 'private, no-cache');
  const known = (c.req.header('if-none-match') ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return c.body(null, 304);
  return c.json(value);
}
