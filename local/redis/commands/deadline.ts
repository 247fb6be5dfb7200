import type { Keyspace } from '../keyspace.ts';
import { parseInteger } from '../numbers.ts';
import { fail } from '../reply.ts';

const units = { EX: 1000, PX: 1, EXAT: 1000, PXAT: 1 };
const furthest = 9.2e18;

export type DeadlineOption = keyof typeof units;

export const isDeadlineOption = (word: string): word is DeadlineOption => word in units;

/** Milliseconds since the epoch for `EX 10`, `PXAT …` and so on; the command's name is for the error. */
export function deadline(db: Keyspace, command: string, option: DeadlineOption, text: string): number {
  const amount = parseInteger(text) * units[option];
  const at = option.endsWith('AT') ? amount : amount + db.now();
  return amount <= 0 || at > furthest ? fail(`ERR invalid expire time in '${command}' command`) : at;
}
