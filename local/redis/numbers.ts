import { fail, notAFloat, notAnInteger, notPositive } from './reply.ts';

const largest = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);

/** Reads a signed 64-bit integer as strictly as Redis does: no blanks, no plus sign, no leading zeros. */
export function parseInt64(text: string, message = notAnInteger): bigint {
  if (!/^(0|-?[1-9]\d{0,18})$/.test(text)) fail(message);
  const value = BigInt(text);
  return isInt64(value) ? value : fail(message);
}

/** Whether a sum still fits into a signed 64-bit integer. */
export const isInt64 = (value: bigint): boolean => value >= smallest && value <= largest;

/** Adds to a counter's text; throws when either is no integer or the sum overflows. */
export function addIntegers(text: string, increment: bigint, message = notAnInteger): bigint {
  const sum = parseInt64(text, message) + increment;
  return isInt64(sum) ? sum : fail('ERR increment or decrement would overflow');
}

/** Reads an integer as a number; beyond 2^53 it is rounded. */
export const parseInteger = (text: string, message?: string): number => Number(parseInt64(text, message));

/** Reads a count that may be left out, in which case it is 1. */
export function parseCount(text: string | undefined): number {
  if (text === undefined) return 1;
  const count = parseInteger(text, notPositive);
  return count < 0 ? fail(notPositive) : count;
}

/** Reads a floating-point number, infinities included. */
export function parseFloating(text: string, message = notAFloat): number {
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : fail(message);
}

/** Adds two decimals without the noise of binary fractions (0.1 + 0.2 is 0.3); 15 significant digits. */
export function addDecimals(text: string, increment: string, message?: string): string {
  const sum = parseFloating(text, message) + parseFloating(increment);
  if (!Number.isFinite(sum)) fail('ERR increment would produce NaN or Infinity');
  if (Number.isInteger(sum)) return BigInt(sum).toString();
  return String(Number(sum.toPrecision(15)));
}

/** Writes a score: the shortest text that reads back as the same number. */
export function formatScore(score: number): string {
  if (score === Infinity) return 'inf';
  if (score === -Infinity) return '-inf';
  return Object.is(score, -0) ? '-0' : String(score);
}

/** Writes a number as C's printf does with `%.{digits}g`, which is how Lua prints. */
export function formatGeneral(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value) || value === 0) return formatScore(value);
  const [mantissa = '', exponentText = '0'] = value.toExponential(digits - 1).split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < digits) return trimZeros(value.toFixed(digits - 1 - exponent));
  const sign = exponent < 0 ? '-' : '+';
  return `${trimZeros(mantissa)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** Turns Redis' inclusive, possibly negative positions into the arguments of `slice`. */
export function sliceOf(length: number, startText: string, stopText: string): [number, number] {
  const start = parseInteger(startText);
  const stop = parseInteger(stopText);
  const from = start < 0 ? Math.max(0, length + start) : start;
  return [from, Math.max(0, (stop < 0 ? length + stop : stop) + 1)];
}
