import type { Keyspace } from '../keyspace.ts';
import { formatScore, parseCount } from '../numbers.ts';
import type { Scored, SortedSet } from '../sorted-set.ts';
import { type Commands, read, write } from './command.ts';
import { scanCollection } from './scan.ts';
import { positionSelector, range, type Selector, scoreSelector, withScores } from './sorted-set-range.ts';
import { zadd } from './zadd.ts';

const ascending = (db: Keyspace, key: string): Scored[] => db.get(key, 'zset')?.ascending() ?? [];

function removeAll(db: Keyspace, key: string, members: string[]): number {
  const zset = db.get(key, 'zset');
  if (!zset) return 0;
  const removed = members.filter((member) => zset.delete(member)).length;
  db.dropIfEmpty(key, zset);
  return removed;
}

const removeSelected = (selector: (from: string, to: string) => Selector) =>
  write(4, (db, key: string, from: string, to: string) => {
    const selected = selector(from, to)(ascending(db, key));
    return removeAll(
      db,
      key,
      selected.map(({ member }) => member),
    );
  });

const pop = (isFromTop: boolean) =>
  write(-2, (db, key: string, countText?: string) => {
    const count = parseCount(countText);
    const all = ascending(db, key);
    const taken = (isFromTop ? all.reverse() : all).slice(0, count);
    removeAll(
      db,
      key,
      taken.map(({ member }) => member),
    );
    return withScores(taken);
  });

function score(zset: SortedSet | undefined, member: string): string | null {
  const found = zset?.score(member);
  return found === undefined ? null : formatScore(found);
}

export const sortedSets: Commands = {
  ZADD: write(-4, zadd),
  ZINCRBY: write(4, (db, key: string, increment: string, member: string) => zadd(db, key, 'INCR', increment, member)),
  ZREM: write(-3, (db, key: string, ...members) => removeAll(db, key, members)),
  ZCARD: read(2, (db, key: string) => db.get(key, 'zset')?.size ?? 0),
  ZSCORE: read(3, (db, key: string, member: string) => score(db.get(key, 'zset'), member)),
  ZMSCORE: read(-3, (db, key: string, ...members) => {
    const zset = db.get(key, 'zset');
    return members.map((member) => score(zset, member));
  }),
  ZRANK: read(3, (db, key: string, member: string) => db.get(key, 'zset')?.rank(member) ?? null),
  ZREVRANK: read(3, (db, key: string, member: string) => {
    const zset = db.get(key, 'zset');
    const rank = zset?.rank(member) ?? null;
    return zset === undefined || rank === null ? null : zset.size - 1 - rank;
  }),
  ZCOUNT: read(4, (db, key: string, from: string, to: string) => scoreSelector(from, to)(ascending(db, key)).length),
  ZRANGE: read(-4, range),
  ZREVRANGE: read(-4, (db, key: string, from: string, to: string, ...options) =>
    range(db, key, from, to, 'REV', ...options),
  ),
  ZRANGEBYSCORE: read(-4, (db, key: string, from: string, to: string, ...options) =>
    range(db, key, from, to, 'BYSCORE', ...options),
  ),
  ZREVRANGEBYSCORE: read(-4, (db, key: string, from: string, to: string, ...options) =>
    range(db, key, from, to, 'BYSCORE', 'REV', ...options),
  ),
  ZREMRANGEBYSCORE: removeSelected(scoreSelector),
  ZREMRANGEBYRANK: removeSelected(positionSelector),
  ZPOPMIN: pop(false),
  ZPOPMAX: pop(true),
  ZSCAN: read(-3, (db, key: string, cursor: string, ...options) =>
    scanCollection(cursor, options, () => ascending(db, key).map((scored) => withScores([scored]))),
  ),
};
