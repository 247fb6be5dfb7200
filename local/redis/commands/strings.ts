import type { Keyspace } from '../keyspace.ts';
import { parseInteger, sliceOf } from '../numbers.ts';
import { fail, ok, syntaxError } from '../reply.ts';
import { type Commands, read, write } from './command.ts';
import { deadline, isDeadlineOption } from './deadline.ts';
import { pairs } from './pairs.ts';
import { set, storeUntil } from './set.ts';

function getEx(db: Keyspace, key: string, word?: string, amount?: string, ...surplus: string[]) {
  const option = word?.toUpperCase() ?? '';
  const persists = option === 'PERSIST' && amount === undefined;
  const expires = isDeadlineOption(option) && amount !== undefined;
  if (surplus.length || (word !== undefined && !persists && !expires)) fail(syntaxError);
  const value = db.get(key, 'string');
  if (value === undefined) return null;
  if (persists) db.setString(key, value);
  if (expires) storeUntil(db, key, value, deadline(db, 'getex', option, amount));
  return value;
}

function getRange(db: Keyspace, key: string, start: string, stop: string) {
  const value = db.get(key, 'string') ?? '';
  const [from, to] = sliceOf(value.length, start, stop);
  const [first, last] = [parseInteger(start), parseInteger(stop)];
  if (first < 0 && last < 0 && first > last) return '';
  return value.slice(from, last < 0 ? Math.max(1, to) : to);
}

export const strings: Commands = {
  GET: read(2, (db, key: string) => db.get(key, 'string') ?? null),
  SET: write(-3, set),
  SETNX: write(3, (db, key: string, value: string) => (set(db, key, value, 'NX') === ok ? 1 : 0)),
  SETEX: write(4, (db, key: string, seconds: string, value: string) => {
    db.setString(key, value, deadline(db, 'setex', 'EX', seconds));
    return ok;
  }),
  PSETEX: write(4, (db, key: string, milliseconds: string, value: string) => {
    db.setString(key, value, deadline(db, 'psetex', 'PX', milliseconds));
    return ok;
  }),
  GETSET: write(3, (db, key: string, value: string) => set(db, key, value, 'GET')),
  GETDEL: write(2, (db, key: string) => {
    const value = db.get(key, 'string');
    if (value === undefined) return null;
    db.delete(key);
    return value;
  }),
  GETEX: write(-2, getEx),
  GETRANGE: read(4, getRange),
  MGET: read(-2, (db, ...keys) => keys.map((key) => (db.find(key)?.kind === 'string' ? stringAt(db, key) : null))),
  MSET: write(-3, (db, ...args) => {
    for (const [key, value] of pairs('mset', args)) db.setString(key, value);
    return ok;
  }),
  MSETNX: write(-3, (db, ...args) => {
    const wanted = pairs('msetnx', args);
    if (wanted.some(([key]) => db.find(key))) return 0;
    for (const [key, value] of wanted) db.setString(key, value);
    return 1;
  }),
  APPEND: write(3, (db, key: string, suffix: string) => {
    const value = stringAt(db, key) + suffix;
    db.updateString(key, value);
    return value.length;
  }),
  STRLEN: read(2, (db, key: string) => stringAt(db, key).length),
};

const stringAt = (db: Keyspace, key: string): string => db.get(key, 'string') ?? '';
