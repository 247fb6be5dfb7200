import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { createEngine, type Engine } from '../../../local/redis/engine.ts';
import { RedisError, type Reply, Status } from '../../../local/redis/reply.ts';
import { randomCommands, randomFrom } from './random-commands.ts';
import { isInstalled, startRealRedis } from './real-redis.ts';

const rounds = 100;
const commandsPerRound = 120;
const unordered = new Set(['SMEMBERS', 'SUNION', 'SINTER', 'SDIFF', 'HKEYS', 'HVALS', 'KEYS']);

/** What may differ without meaning: the order of sets, how fractions are written, where in a script an error arose. */
function comparable(args: string[], reply: Reply): unknown {
  const name = args[0]?.toUpperCase() ?? '';
  if (reply instanceof RedisError) return { error: reply.message.replace(/ script: [0-9a-f]{40}.*$/s, '') };
  if (reply instanceof Status) return { status: reply.text };
  // Beyond 2^53 our integers are rounded, as every JSON client's are.
  if (typeof reply === 'number') return Math.abs(reply) > Number.MAX_SAFE_INTEGER ? 'large' : reply;
  if (typeof reply === 'string') return /^-?\d+\.\d+(e[+-]\d+)?$/.test(reply) ? Number(reply) : reply;
  if (reply === null) return null;
  const items = reply.map((item) => comparable([], item));
  if (unordered.has(name)) return items.map(String).sort();
  if (name === 'HGETALL') return items.map((item, at) => (at % 2 ? '' : `${item}=${items[at + 1]}`)).sort();
  return name.endsWith('SCAN') ? [items[0], (items[1] as unknown[]).map(String).sort()] : items;
}

/** Two processes read their clocks at slightly different times. */
function isCloseInTime([name]: string[], received: unknown, expected: unknown): boolean {
  const tolerance = { TTL: 1, PTTL: 2000 }[name ?? ''];
  if (!tolerance || !(Number(received) > 0) || !(Number(expected) > 0)) return false;
  return Math.abs(Number(received) - Number(expected)) <= tolerance;
}

/** The first command of a round that was answered differently, with what came before it on that key. */
function firstDifference(ours: Engine, commands: string[][], theirs: Reply[]): unknown {
  for (const [at, args] of commands.entries()) {
    const expected = comparable(args, theirs[at] ?? null);
    const received = comparable(args, ours.execute(args));
    if (isDeepStrictEqual(received, expected) || isCloseInTime(args, received, expected)) continue;
    const before = commands.slice(0, at).filter((other) => other.includes(args[1] ?? ''));
    return { args, received, expected, before: before.slice(-8) };
  }
  return undefined;
}

test.skipIf(!isInstalled())('the store answers as a real redis-server does', { timeout: 120_000 }, async () => {
  const next = randomCommands(randomFrom(Number(process.env.REDIS_FUZZ_SEED ?? 1)));
  const ours = createEngine({ now: Date.now, meter: () => {} });
  const real = await startRealRedis();
  const differences: unknown[] = [];
  for (let round = 0; round < rounds; round++) {
    const commands = [['FLUSHDB'], ...Array.from({ length: commandsPerRound }, next)];
    const difference = firstDifference(ours, commands, await real.run(commands));
    if (difference) differences.push(difference);
  }
  await real.close();
  expect(differences).toEqual([]);
});
