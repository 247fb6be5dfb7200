import type { Keyspace } from '../keyspace.ts';
import { parseInteger } from '../numbers.ts';
import { fail } from '../reply.ts';
import { type Commands, read, write } from './command.ts';

const conditions = new Set(['NX', 'XX', 'GT', 'LT']);
const furthest = 9.2e18;

function parseConditions(words: string[]): Set<string> {
  const given = new Set(words.map((word) => word.toUpperCase()));
  for (const word of words) if (!conditions.has(word.toUpperCase())) fail(`ERR Unsupported option ${word}`);
  if (given.has('NX') && given.size > 1) fail('ERR NX and XX, GT or LT options at the same time are not compatible');
  if (given.has('GT') && given.has('LT')) fail('ERR GT and LT options at the same time are not compatible');
  return given;
}

/** A key without expiry counts as one that expires at infinity. */
function holds(given: Set<string>, current: number | null, at: number): boolean {
  if (given.has('NX') && current !== null) return false;
  if (given.has('XX') && current === null) return false;
  if (given.has('GT') && at <= (current ?? Infinity)) return false;
  return !given.has('LT') || at < (current ?? Infinity);
}

const expire = (name: string, unit: number, isAbsolute: boolean) =>
  write(-3, (db, key: string, amount: string, ...words) => {
    const given = parseConditions(words);
    const at = parseInteger(amount) * unit + (isAbsolute ? 0 : db.now());
    if (Math.abs(at) > furthest) fail(`ERR invalid expire time in '${name}' command`);
    const entry = db.find(key);
    if (!entry || !holds(given, entry.expiresAt, at)) return 0;
    entry.expiresAt = at;
    if (at <= db.now()) db.delete(key);
    return 1;
  });

/** Milliseconds left; -1 for a key that stays, -2 for none. */
function remaining(db: Keyspace, key: string): number {
  const entry = db.find(key);
  if (!entry) return -2;
  return entry.expiresAt === null ? -1 : entry.expiresAt - db.now();
}

export const expiry: Commands = {
  EXPIRE: expire('expire', 1000, false),
  PEXPIRE: expire('pexpire', 1, false),
  EXPIREAT: expire('expireat', 1000, true),
  PEXPIREAT: expire('pexpireat', 1, true),
  PTTL: read(2, remaining),
  TTL: read(2, (db, key: string) => {
    const milliseconds = remaining(db, key);
    return milliseconds < 0 ? milliseconds : Math.floor((milliseconds + 500) / 1000);
  }),
  PERSIST: write(2, (db, key: string) => {
    const entry = db.find(key);
    if (!entry || entry.expiresAt === null) return 0;
    entry.expiresAt = null;
    return 1;
  }),
};
