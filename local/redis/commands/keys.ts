import { compileGlob } from '../glob.ts';
import type { Keyspace } from '../keyspace.ts';
import { fail, ok, type Reply, Status } from '../reply.ts';
import { type Commands, read, write } from './command.ts';
import { scanKeys } from './scan.ts';

const existing = (db: Keyspace, ...keys: string[]): number => keys.filter((key) => db.find(key)).length;
const deleted = (db: Keyspace, ...keys: string[]): number => keys.filter((key) => db.delete(key)).length;

function clear(db: Keyspace): Reply {
  db.clear();
  return ok;
}

export const keys: Commands = {
  PING: read(-1, (_db, message?: string, ...surplus) => {
    if (surplus.length) fail("ERR wrong number of arguments for 'ping' command");
    return message ?? new Status('PONG');
  }),
  ECHO: read(2, (_db, message: string) => message),
  TIME: read(1, (db) => [String(Math.floor(db.now() / 1000)), String((db.now() % 1000) * 1000)]),
  DEL: write(-2, deleted),
  UNLINK: write(-2, deleted),
  EXISTS: read(-2, existing),
  TOUCH: read(-2, existing),
  TYPE: read(2, (db, key: string) => new Status(db.find(key)?.kind ?? 'none')),
  RENAME: write(3, (db, from: string, to: string) => {
    if (!db.find(from)) fail('ERR no such key');
    db.rename(from, to);
    return ok;
  }),
  RENAMENX: write(3, (db, from: string, to: string) => {
    if (!db.find(from)) fail('ERR no such key');
    if (db.find(to)) return 0;
    db.rename(from, to);
    return 1;
  }),
  KEYS: read(2, (db, pattern: string) => {
    const glob = compileGlob(pattern);
    return [...db.live().keys()].filter((key) => glob.test(key));
  }),
  SCAN: read(-2, scanKeys),
  DBSIZE: read(1, (db) => db.live().size),
  FLUSHDB: write(-1, clear),
  FLUSHALL: write(-1, clear),
};
