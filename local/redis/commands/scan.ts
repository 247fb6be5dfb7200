import { compileGlob } from '../glob.ts';
import type { Entry, Keyspace } from '../keyspace.ts';
import { parseInteger } from '../numbers.ts';
import { fail, type Reply, syntaxError } from '../reply.ts';

interface ScanOptions {
  pattern: RegExp | null;
  count: number;
  kind: string | null;
}

function parseOptions(words: string[], takesType: boolean): ScanOptions {
  const options: ScanOptions = { pattern: null, count: 10, kind: null };
  for (let at = 0; at < words.length; at += 2) {
    const word = words[at]?.toUpperCase();
    const value = words[at + 1] ?? fail(syntaxError);
    if (word === 'MATCH') options.pattern = compileGlob(value);
    else if (word === 'COUNT') options.count = parseInteger(value);
    else if (word === 'TYPE' && takesType) options.kind = value.toLowerCase();
    else fail(syntaxError);
    if (options.count < 1) fail(syntaxError);
  }
  return options;
}

const parseCursor = (text: string): number => (/^\d+$/.test(text) ? Number(text) : fail('ERR invalid cursor'));

/** One page of keys. The cursor is the id of the last key seen, so a key that stays is never missed. */
export function scanKeys(db: Keyspace, cursorText: string, ...words: string[]): Reply {
  const cursor = parseCursor(cursorText);
  const { pattern, count, kind } = parseOptions(words, true);
  const wanted = (key: string, entry: Entry) => (pattern?.test(key) ?? true) && (kind ?? entry.kind) === entry.kind;
  const page: string[] = [];
  let seen = 0;
  let last = 0;
  for (const [key, entry] of db.live()) {
    if (entry.id <= cursor) continue;
    if (seen === count) return [String(last), page];
    seen++;
    last = entry.id;
    if (wanted(key, entry)) page.push(key);
  }
  return ['0', page];
}

/** A whole collection in one page, as Redis answers for small ones; each row begins with its member. */
export function scanCollection(cursor: string, words: string[], rows: () => string[][]): Reply {
  parseCursor(cursor);
  const all = rows();
  const { pattern } = parseOptions(words, false);
  return ['0', all.filter(([member = '']) => pattern?.test(member) ?? true).flat()];
}
