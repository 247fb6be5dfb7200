import type { Keyspace } from '../keyspace.ts';
import { formatScore, parseFloating } from '../numbers.ts';
import { fail, type Reply, syntaxError } from '../reply.ts';
import type { Scored, SortedSet } from '../sorted-set.ts';
import { pairs } from './pairs.ts';

const flags = new Set(['NX', 'XX', 'GT', 'LT', 'CH', 'INCR']);

interface Addition {
  given: Set<string>;
  members: Scored[];
}

function parse(args: string[]): Addition {
  const firstScore = args.findIndex((word) => !flags.has(word.toUpperCase()));
  const given = new Set(args.slice(0, Math.max(0, firstScore)).map((word) => word.toUpperCase()));
  const rest = firstScore < 0 ? [] : args.slice(firstScore);
  if (!rest.length || rest.length % 2) fail(syntaxError);
  checkFlags(given, rest.length / 2);
  return { given, members: pairs('zadd', rest).map(([score, member]) => ({ member, score: parseFloating(score) })) };
}

function checkFlags(given: Set<string>, members: number): void {
  const has = (flag: string) => given.has(flag);
  if (has('NX') && has('XX')) fail('ERR XX and NX options at the same time are not compatible');
  if ((has('GT') && has('LT')) || (has('NX') && (has('GT') || has('LT'))))
    fail('ERR GT, LT, and/or NX options at the same time are not compatible');
  if (has('INCR') && members > 1) fail('ERR INCR option supports a single increment-element pair');
}

/** The score that a member gets, or null when the flags leave it as it is. */
function nextScore(given: Set<string>, current: number | undefined, score: number): number | null {
  if (current === undefined) return given.has('XX') ? null : score;
  if (given.has('NX')) return null;
  const next = given.has('INCR') ? current + score : score;
  if (Number.isNaN(next)) fail('ERR resulting score is not a number (NaN)');
  if ((given.has('GT') && next <= current) || (given.has('LT') && next >= current)) return null;
  return next;
}

function apply(zset: SortedSet, { given, members }: Addition): Reply {
  let added = 0;
  let changed = 0;
  let result: string | null = null;
  for (const { member, score } of members) {
    const current = zset.score(member);
    const next = nextScore(given, current, score);
    if (next === null) continue;
    if (current === undefined) added++;
    if (current !== next) {
      zset.set(member, next);
      changed++;
    }
    result = formatScore(next);
  }
  if (given.has('INCR')) return result;
  return given.has('CH') ? changed : added;
}

/** ZADD with NX, XX, GT, LT, CH and INCR. */
export function zadd(db: Keyspace, key: string, ...args: string[]): Reply {
  const addition = parse(args);
  const zset = db.open(key, 'zset');
  try {
    return apply(zset, addition);
  } finally {
    db.dropIfEmpty(key, zset);
  }
}
