import type { Keyspace } from '../keyspace.ts';
import { fail, ok, type Reply, syntaxError } from '../reply.ts';
import { type DeadlineOption, deadline, isDeadlineOption } from './deadline.ts';

interface SetOptions {
  condition?: 'NX' | 'XX';
  get: boolean;
  keepsExpiry: boolean;
  expiry?: { option: DeadlineOption; amount: string };
}

function parseOptions(words: string[]): SetOptions {
  const options: SetOptions = { get: false, keepsExpiry: false };
  for (let at = 0; at < words.length; at++) {
    const word = words[at]?.toUpperCase() ?? '';
    const hasExpiry = options.keepsExpiry || options.expiry !== undefined;
    const amount = words[at + 1];
    if ((word === 'NX' || word === 'XX') && (options.condition ?? word) === word) options.condition = word;
    else if (word === 'GET') options.get = true;
    else if (word === 'KEEPTTL' && !options.expiry) options.keepsExpiry = true;
    else if (isDeadlineOption(word) && !hasExpiry && amount !== undefined) {
      options.expiry = { option: word, amount };
      at++;
    } else fail(syntaxError);
  }
  return options;
}

/** SET with NX, XX, GET, KEEPTTL and the four kinds of expiry, in any order. */
export function set(db: Keyspace, key: string, value: string, ...words: string[]): Reply {
  const options = parseOptions(words);
  const expiresAt = options.expiry ? deadline(db, 'set', options.expiry.option, options.expiry.amount) : null;
  const previous = options.get ? (db.get(key, 'string') ?? null) : null;
  const exists = db.find(key) !== undefined;
  const refused = options.condition === 'NX' ? exists : options.condition === 'XX' && !exists;
  if (refused) return previous;
  if (options.keepsExpiry) db.updateString(key, value);
  else storeUntil(db, key, value, expiresAt);
  return options.get ? previous : ok;
}

/** Stores a string with this expiry; one that has passed already removes the key. */
export function storeUntil(db: Keyspace, key: string, value: string, expiresAt: number | null): void {
  db.setString(key, value, expiresAt);
  if (expiresAt !== null && expiresAt <= db.now()) db.delete(key);
}
