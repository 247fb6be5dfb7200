import { StorageError } from '../errors.ts';

/** A JSON object from a request's body; anything else is a 400. */
export async function jsonBody(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => null);
  if (typeof body === 'object' && body !== null) return { ...body };
  throw new StorageError('InvalidRequest', 'body must be object');
}
