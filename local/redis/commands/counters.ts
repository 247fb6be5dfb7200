import type { Keyspace } from '../keyspace.ts';
import { addDecimals, addIntegers, parseInt64 } from '../numbers.ts';
import { fail } from '../reply.ts';
import { type Commands, write } from './command.ts';

function add(db: Keyspace, key: string, increment: bigint): number {
  const sum = addIntegers(db.get(key, 'string') ?? '0', increment);
  db.updateString(key, String(sum));
  return Number(sum);
}

function subtract(db: Keyspace, key: string, text: string): number {
  const decrement = parseInt64(text);
  if (decrement === -(2n ** 63n)) fail('ERR decrement would overflow');
  return add(db, key, -decrement);
}

export const counters: Commands = {
  INCR: write(2, (db, key: string) => add(db, key, 1n)),
  DECR: write(2, (db, key: string) => add(db, key, -1n)),
  INCRBY: write(3, (db, key: string, increment: string) => add(db, key, parseInt64(increment))),
  DECRBY: write(3, subtract),
  INCRBYFLOAT: write(3, (db, key: string, increment: string) => {
    const sum = addDecimals(db.get(key, 'string') ?? '0', increment);
    db.updateString(key, sum);
    return sum;
  }),
};
