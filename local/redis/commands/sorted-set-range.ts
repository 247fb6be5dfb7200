import type { Keyspace } from '../keyspace.ts';
import { formatScore, parseFloating, parseInteger, sliceOf } from '../numbers.ts';
import { fail, syntaxError } from '../reply.ts';
import type { Scored } from '../sorted-set.ts';

/** Picks from members in ascending (or, for positions, in the wanted) order. */
export type Selector = (members: Scored[]) => Scored[];

interface RangeOptions {
  by: 'position' | 'score';
  isReversed: boolean;
  hasScores: boolean;
  limit: { offset: number; count: number } | null;
}

const notABound = 'ERR min or max is not a float';
const limitNeedsBy = 'ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX';

function parseOptions(words: string[]): RangeOptions {
  const options: RangeOptions = { by: 'position', isReversed: false, hasScores: false, limit: null };
  for (let at = 0; at < words.length; at++) {
    const word = words[at]?.toUpperCase();
    if (word === 'BYSCORE') options.by = 'score';
    else if (word === 'REV') options.isReversed = true;
    else if (word === 'WITHSCORES') options.hasScores = true;
    else if (word === 'LIMIT') {
      const [offset = fail(syntaxError), count = fail(syntaxError)] = words.slice(at + 1, at + 3);
      options.limit = { offset: parseInteger(offset), count: parseInteger(count) };
      at += 2;
    } else if (word === 'BYLEX') fail('ERR Command is not available: ranges by member (BYLEX)');
    else fail(syntaxError);
  }
  return options.limit && options.by === 'position' ? fail(limitNeedsBy) : options;
}

/** A bound such as `5`, `(5` (exclusive) or `-inf`. */
function parseBound(text: string): { value: number; isExclusive: boolean } {
  const isExclusive = text.startsWith('(');
  return { value: parseFloating(isExclusive ? text.slice(1) : text, notABound), isExclusive };
}

/** Members whose score lies between two bounds. */
export function scoreSelector(from: string, to: string): Selector {
  const low = parseBound(from);
  const high = parseBound(to);
  const isAbove = (score: number) => (low.isExclusive ? score > low.value : score >= low.value);
  const isBelow = (score: number) => (high.isExclusive ? score < high.value : score <= high.value);
  return (members) => members.filter(({ score }) => isAbove(score) && isBelow(score));
}

/** Members between two positions, negative ones counted from the end. */
export function positionSelector(from: string, to: string): Selector {
  sliceOf(0, from, to);
  return (members) => members.slice(...sliceOf(members.length, from, to));
}

/** Flattens to member, score, member, score … */
export const withScores = (members: Scored[]): string[] =>
  members.flatMap(({ member, score }) => [member, formatScore(score)]);

function page(members: Scored[], limit: RangeOptions['limit']): Scored[] {
  if (!limit) return members;
  const { offset, count } = limit;
  if (offset < 0) return [];
  return members.slice(offset, count < 0 ? undefined : offset + count);
}

/** ZRANGE by position or score, with REV, LIMIT and WITHSCORES. */
export function range(db: Keyspace, key: string, from: string, to: string, ...words: string[]): string[] {
  const { by, isReversed, hasScores, limit } = parseOptions(words);
  const ordered = (members: Scored[]) => (isReversed ? members.reverse() : members);
  const selector = by === 'position' ? positionSelector(from, to) : byScore(from, to, isReversed);
  const all = db.get(key, 'zset')?.ascending() ?? [];
  const selected = by === 'position' ? selector(ordered(all)) : ordered(selector(all));
  const shown = page(selected, limit);
  return hasScores ? withScores(shown) : shown.map(({ member }) => member);
}

/** Reversed ranges name the higher bound first. */
const byScore = (from: string, to: string, isReversed: boolean): Selector =>
  isReversed ? scoreSelector(to, from) : scoreSelector(from, to);
