import type { Trace } from '../stand-in.ts';
import type { Engine } from './engine.ts';
import type { Reply } from './reply.ts';

const whole: Record<string, (key: string) => string[]> = {
  string: (key) => ['GET', key],
  hash: (key) => ['HGETALL', key],
  set: (key) => ['SMEMBERS', key],
  zset: (key) => ['ZRANGE', key, '0', '-1'],
};

/** The keys in whose name or value this text is. */
export function tracesInKeys(engine: Engine, text: string): Trace[] {
  const wanted = Buffer.from(text).toString('latin1').toLowerCase();
  const keys = engine.execute(['KEYS', '*']);
  if (!Array.isArray(keys)) return [];
  return keys
    .map(String)
    .filter((key) => `${key}\n${textOf(contentOf(engine, key))}`.toLowerCase().includes(wanted))
    .map((key) => ({ place: `redis ${key}`, count: 1 }));
}

function contentOf(engine: Engine, key: string): Reply {
  const kind = engine.execute(['TYPE', key]);
  const read = typeof kind === 'object' && kind !== null && 'text' in kind ? whole[kind.text] : undefined;
  return read ? engine.execute(read(key)) : null;
}

const textOf = (reply: Reply): string => (Array.isArray(reply) ? reply.map(textOf).join('\n') : String(reply));
