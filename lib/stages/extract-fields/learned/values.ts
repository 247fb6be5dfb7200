import type { Value } from '../find/candidate.ts';
import type { Reader } from '../find/labelled.ts';
import { lettersOf } from '../find/names.ts';
import type { Source } from '../find/source.ts';
import { fieldKinds } from '../kinds.ts';
import { readIban } from '../read/iban.ts';
import { isAlikeText, readWords } from './words.ts';

/** Fields that are the same on every document of one sender, whatever else its text says. */
const constants = ['vendor', 'company', 'currency'];

export const isConstant = (name: string): boolean => constants.includes(name);

/** How the values of a field are read from a line; null for those that are not learned, such as lists. */
export function readerOf(name: string, source: Source): Reader<Value> | null {
  const kind = fieldKinds[name];
  if (kind === undefined || kind === fieldKinds.currency) return null;
  if (kind === fieldKinds.date || kind === fieldKinds.expiry_date) return source.readDate;
  if (kind === fieldKinds.total)
    return (text) => source.readAmount(text).map((found) => ({ ...found, value: found.value.amount }));
  if (kind === fieldKinds.iban) return readIban;
  return kind === fieldKinds.vendor ? readWords : null;
}

/** Whether two values are one; texts by their letters and figures alone. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return lettersOf(a) === lettersOf(b);
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether a value may be this field's, after what was right on another document; only texts tell by their shape. */
export const isAlikeValue = (value: unknown, right: unknown): boolean =>
  typeof value !== 'string' || typeof right !== 'string' || isAlikeText(value, right);
