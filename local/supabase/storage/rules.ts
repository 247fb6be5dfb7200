import { literal } from '../caller.ts';
import type { Row } from '../database.ts';
import { StorageError } from '../errors.ts';

/** What Storage accepts as a key: at most 1,024 characters of this ASCII. */
const allowedKey = /^[\w/!\-.*'()&$@=;:+,? ]{1,1024}$/;

/** The limit of a project whose bucket sets none: 50 MB. */
const projectLimit = 52_428_800;

export function checkKey(key: string): void {
  if (!allowedKey.test(key)) throw new StorageError('InvalidKey', `Invalid key: ${key}`);
}

/** Asks for a bucket's rules; its row is for `refuseBy`. */
export const askRules = (bucket: string): string =>
  `select file_size_limit::float8, allowed_mime_types from storage.buckets where id = ${literal(bucket)}`;

/** Refuses what the bucket does not take: size, declared type, or that there is no such bucket. */
export function refuseBy(row: Row | undefined, size: number, mediaType: string): void {
  if (row === undefined) throw new StorageError('NoSuchBucket', 'Bucket not found');
  const limit = typeof row.file_size_limit === 'number' ? row.file_size_limit : projectLimit;
  if (size > limit) throw tooLarge();
  const types = row.allowed_mime_types;
  if (Array.isArray(types) && types.length > 0 && !types.some((type) => covers(String(type), mediaType))) {
    throw new StorageError('InvalidMimeType', `mime type ${mediaType} is not supported`);
  }
}

/** Refuses a body before it is read when even its declared length is beyond every bucket. */
export function checkDeclaredLength(headers: Headers): void {
  if (Number(headers.get('content-length') ?? 0) > 2 * projectLimit) throw tooLarge();
}

const tooLarge = () => new StorageError('EntityTooLarge', 'The object exceeded the maximum allowed size');

function covers(pattern: string, mediaType: string): boolean {
  const plain = mediaType.split(';')[0]?.trim() ?? '';
  return pattern.endsWith('/*') ? plain.startsWith(pattern.slice(0, -1)) : pattern === plain;
}
