import { sha256 } from '../hash.ts';

// How a key is written: `dk_`, ten characters that find its row, `_`, a secret of 256 bits in base 62, and a checksum of
// six characters over all before it. Typing errors are told apart from wrong keys by it, and scanners find no others.

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const prefixBytes = 7;
const secretBytes = 32;
const lengths = { prefix: 10, secret: 43, checksum: 6 } as const;
const shape = /^(dk_[0-9A-Za-z]{10})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

export type Random = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

const random: Random = (bytes) => crypto.getRandomValues(bytes);

export interface KeyText {
  /** `dk_` and what finds the row. */
  prefix: string;
  secret: string;
}

/** A prefix that no other key has; two alike are as likely as a meteorite. */
export const newPrefix = (fill: Random = random): string =>
  `dk_${inBase62(fill(new Uint8Array(prefixBytes)), lengths.prefix)}`;

export const newSecret = (fill: Random = random): string => inBase62(fill(new Uint8Array(secretBytes)), lengths.secret);

/** The key as its holder is told it. */
export const writeKey = ({ prefix, secret }: KeyText): string =>
  `${prefix}_${secret}${checksum(`${prefix}_${secret}`)}`;

/** The parts of a key; null for what is none, or was mistyped. */
export function readKey(text: string): KeyText | null {
  const [, prefix, secret, sum] = shape.exec(text) ?? [];
  if (!prefix || !secret || sum !== checksum(`${prefix}_${secret}`)) return null;
  return { prefix, secret };
}

/** Whether somebody means this as a key of ours, rather than as a token. */
export const looksLikeKey = (text: string): boolean => text.startsWith('dk_');

/** What is kept of a secret: its SHA-256 in hex. It is random, so nothing slower is needed. */
export const hashOf = (secret: string): Promise<string> => sha256(secret);

const inBase62 = (bytes: Uint8Array, length: number): string =>
  digitsOf(
    bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n),
    length,
  );

function digitsOf(number: bigint, length: number): string {
  let text = '';
  for (let rest = number; text.length < length; rest /= 62n) text = digits[Number(rest % 62n)] + text;
  return text;
}

const checksum = (text: string): string => digitsOf(BigInt(crc32(text)), lengths.checksum);

/** CRC-32 as of zip files. */
function crc32(text: string): number {
  let rest = 0xffffffff;
  for (let index = 0; index < text.length; index += 1) {
    rest ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
