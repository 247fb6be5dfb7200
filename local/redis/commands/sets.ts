import type { Keyspace } from '../keyspace.ts';
import { parseCount, parseInteger } from '../numbers.ts';
import { type Commands, read, write } from './command.ts';
import { scanCollection } from './scan.ts';

const members = (db: Keyspace, key: string): Set<string> => db.get(key, 'set') ?? new Set();

function remove(db: Keyspace, key: string, ...unwanted: string[]): number {
  const set = members(db, key);
  const removed = unwanted.filter((member) => set.delete(member)).length;
  if (removed) db.dropIfEmpty(key, set);
  return removed;
}

function shuffled(set: Set<string>): string[] {
  const order = [...set];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [order[at], order[other]] = [order[other] as string, order[at] as string];
  }
  return order;
}

function pop(db: Keyspace, key: string, countText?: string) {
  const count = parseCount(countText);
  const taken = shuffled(members(db, key)).slice(0, count);
  remove(db, key, ...taken);
  return countText === undefined ? (taken[0] ?? null) : taken;
}

function random(db: Keyspace, key: string, countText?: string) {
  const set = members(db, key);
  if (countText === undefined) return shuffled(set)[0] ?? null;
  const count = parseInteger(countText);
  if (count >= 0) return shuffled(set).slice(0, count);
  // A negative count asks for that many draws, each from the whole set.
  return set.size ? Array.from({ length: -count }, () => shuffled(set)[0] as string) : [];
}

type Combine = (first: Set<string>, second: Set<string>) => Set<string>;

const combined = (combine: Combine) =>
  read(-2, (db, ...keys) => {
    const [first, ...others] = keys.map((key) => members(db, key));
    return [...others.reduce(combine, new Set(first))];
  });

export const sets: Commands = {
  SADD: write(-3, (db, key: string, ...added) => {
    const set = db.open(key, 'set');
    const before = set.size;
    for (const member of added) set.add(member);
    return set.size - before;
  }),
  SREM: write(-3, remove),
  SMEMBERS: read(2, (db, key: string) => [...members(db, key)]),
  SISMEMBER: read(3, (db, key: string, member: string) => Number(members(db, key).has(member))),
  SMISMEMBER: read(-3, (db, key: string, ...asked) => {
    const set = members(db, key);
    return asked.map((member) => Number(set.has(member)));
  }),
  SCARD: read(2, (db, key: string) => members(db, key).size),
  SPOP: write(-2, pop),
  SRANDMEMBER: read(-2, random),
  SUNION: combined((first, second) => new Set([...first, ...second])),
  SINTER: combined((first, second) => new Set([...first].filter((member) => second.has(member)))),
  SDIFF: combined((first, second) => new Set([...first].filter((member) => !second.has(member)))),
  SSCAN: read(-3, (db, key: string, cursor: string, ...options) =>
    scanCollection(cursor, options, () => [...members(db, key)].map((member) => [member])),
  ),
};
