/** What a command answers. Every string is a byte string: one character (0–255) is one byte. */
export type Reply = string | number | null | Status | RedisError | Reply[];

/** An error as Redis words it: a code in capitals, then a sentence. */
export class RedisError extends Error {}

/** A status such as OK or PONG, which the protocol tells apart from a stored value of the same text. */
export class Status {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export const ok = new Status('OK');

export const wrongType = 'WRONGTYPE Operation against a key holding the wrong kind of value';
export const syntaxError = 'ERR syntax error';
export const notAnInteger = 'ERR value is not an integer or out of range';
export const notAFloat = 'ERR value is not a valid float';
export const notPositive = 'ERR value is out of range, must be positive';

/** Ends the command with this error; shaped for use in expressions. */
export function fail(message: string): never {
  throw new RedisError(message);
}
