import type { Context } from '../context.ts';
import { sha256 } from '../hash.ts';

/** A UUID of version 8 (RFC 9562) made of a hash, so that a repeated request names the same things. */
export async function derivedId(...parts: string[]): Promise<string> {
  const hex = await sha256(JSON.stringify(parts));
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/** The names of a batch: under an idempotency key its id and request hash, otherwise a fresh id. */
export interface BatchIds {
  id: string;
  idempotency_key: string | null;
  request_hash: string | null;
}

/** Names a batch; `request` is what makes two requests under one key the same. */
export async function nameBatch(ctx: Context, owner: string, key: string | null, request: unknown): Promise<BatchIds> {
  if (key === null) return { id: ctx.newId(), idempotency_key: null, request_hash: null };
  return {
    id: await derivedId(owner, key, 'batch'),
    idempotency_key: key,
    request_hash: await sha256(JSON.stringify(request)),
  };
}

/** Names one document of a batch and its job. The content is part of the name: another file never overwrites an object. */
export async function nameDocument(
  ctx: Context,
  owner: string,
  key: string | null,
  index: number,
  contentHash: string,
): Promise<{ id: string; job_id: string }> {
  if (key === null) return { id: ctx.newId(), job_id: ctx.newId() };
  return {
    id: await derivedId(owner, key, 'document', String(index), contentHash),
    job_id: await derivedId(owner, key, 'job', String(index), contentHash),
  };
}
