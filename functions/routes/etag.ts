import type { Context as HonoContext } from 'hono';
import { sha256 } from '../../lib/documents/identity.ts';

/** Answers JSON with an entity tag of its content, or 304 when the caller has that already. */
export async function respondWithETag<T extends object>(c: HonoContext, value: T) {
  const tag = `"${(await sha256(JSON.stringify(value))).slice(0, 32)}"`;
  c.header('etag', tag);
  c.header('cache-control', 'private, no-cache');
  const known = (c.req.header('if-none-match') ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return c.body(null, 304);
  return c.json(value);
}
