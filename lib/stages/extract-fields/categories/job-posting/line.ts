import type { Reader } from '../../find/labelled.ts';

const LONGEST = 90;

/** The rest of a line behind a label, as one value. */
export const readLine: Reader<string> = (text) => {
  const value = text.replace(/^[\s:–-]+/, '').trim();
  return value.length > 2 && value.length < LONGEST ? [{ value, index: 0, length: text.length }] : [];
};
