import * as z from 'zod';
import { AppError } from '../../lib/errors.ts';
import { KnownAddress } from '../../lib/operations/address.ts';
import { checked } from '../middleware/validate.ts';

/** What follows a noun in a path. A name that is no id is simply not found. */
export function idParam(text: string | undefined, noun: string): string {
  const id = z.uuid().safeParse(text?.toLowerCase());
  if (!id.success) throw new AppError('not_found', `There is no such ${noun}.`);
  return id.data;
}

/** The mail address at the end of a path. */
export function addressParam(url: string): string {
  const { pathname } = new URL(url);
  const email = decoded(pathname.slice(pathname.lastIndexOf('/') + 1));
  return checked('path', z.object({ email: KnownAddress }), { email }).email;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    throw new AppError('malformed_request', 'The path cannot be read: a % must be followed by two digits.', { cause });
  }
}

const Key = z.string().trim().min(1, 'must not be empty').max(255, 'must have at most 255 characters');

/** The Idempotency-Key of a request, or null. */
export function idempotencyKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  const key = Key.safeParse(header);
  if (!key.success)
    throw new AppError('invalid_input', `The Idempotency-Key ${key.error.issues[0]?.message}.`, {
      issues: [{ path: 'Idempotency-Key', message: key.error.issues[0]?.message ?? '' }],
    });
  return key.data;
}
