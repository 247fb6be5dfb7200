import * as z from 'zod';
import { AppError } from '../../lib/errors.ts';

/** What follows a noun in a path. A name that is no id is simply not found. */
export function idParam(text: string | undefined, noun: string): string {
  const id = z.uuid().safeParse(text?.toLowerCase());
  if (!id.success) throw new AppError('not_found', `There is no such ${noun}.`);
  return id.data;
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
