import type { Keyspace } from '../keyspace.ts';
import { addDecimals, addIntegers, parseFloating, parseInt64 } from '../numbers.ts';
import { ok } from '../reply.ts';
import { type Commands, read, write } from './command.ts';
import { pairs } from './pairs.ts';
import { scanCollection } from './scan.ts';

function setFields(db: Keyspace, command: string, key: string, args: string[]): number {
  const fields = pairs(command, args);
  const hash = db.open(key, 'hash');
  const before = hash.size;
  for (const [field, value] of fields) hash.set(field, value);
  return hash.size - before;
}

function deleteFields(db: Keyspace, key: string, ...fields: string[]): number {
  const hash = db.get(key, 'hash');
  if (!hash) return 0;
  const deleted = fields.filter((field) => hash.delete(field)).length;
  db.dropIfEmpty(key, hash);
  return deleted;
}

function add(db: Keyspace, key: string, field: string, increment: string): number {
  const by = parseInt64(increment);
  const sum = addIntegers(db.get(key, 'hash')?.get(field) ?? '0', by, 'ERR hash value is not an integer');
  db.open(key, 'hash').set(field, String(sum));
  return Number(sum);
}

function addFloat(db: Keyspace, key: string, field: string, increment: string): string {
  parseFloating(increment);
  const sum = addDecimals(db.get(key, 'hash')?.get(field) ?? '0', increment, 'ERR hash value is not a float');
  db.open(key, 'hash').set(field, sum);
  return sum;
}

export const hashes: Commands = {
  HSET: write(-4, (db, key: string, ...args) => setFields(db, 'hset', key, args)),
  HMSET: write(-4, (db, key: string, ...args) => {
    setFields(db, 'hmset', key, args);
    return ok;
  }),
  HSETNX: write(4, (db, key: string, field: string, value: string) => {
    const hash = db.open(key, 'hash');
    if (hash.has(field)) return 0;
    hash.set(field, value);
    return 1;
  }),
  HGET: read(3, (db, key: string, field: string) => db.get(key, 'hash')?.get(field) ?? null),
  HMGET: read(-3, (db, key: string, ...fields) => {
    const hash = db.get(key, 'hash');
    return fields.map((field) => hash?.get(field) ?? null);
  }),
  HGETALL: read(2, (db, key: string) => [...(db.get(key, 'hash') ?? [])].flat()),
  HKEYS: read(2, (db, key: string) => [...(db.get(key, 'hash')?.keys() ?? [])]),
  HVALS: read(2, (db, key: string) => [...(db.get(key, 'hash')?.values() ?? [])]),
  HLEN: read(2, (db, key: string) => db.get(key, 'hash')?.size ?? 0),
  HEXISTS: read(3, (db, key: string, field: string) => Number(db.get(key, 'hash')?.has(field) ?? false)),
  HDEL: write(-3, deleteFields),
  HINCRBY: write(4, add),
  HINCRBYFLOAT: write(4, addFloat),
  HSCAN: read(-3, (db, key: string, cursor: string, ...options) =>
    scanCollection(cursor, options, () => [...(db.get(key, 'hash') ?? [])]),
  ),
};
