import { isoDate } from '../extract-fields/read/date.ts';
import { hasValidChecksum } from '../extract-fields/read/iban.ts';
import { type Element, textOf } from './element.ts';

const digits = /^(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2})?)?(?:[+-]\d{4})?$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T+Z-].*)?$/;

/**
 * An ISO date from a date or time: by format code (102, 203, 204), or as ISO 8601. Codes that name no day, such as 610
 * for a month, give null.
 */
export function dateOf(element: Element | undefined): string | null {
  const written = element?.children.find(({ name }) => /^Date(?:Time)?(?:String)?$/.test(name)) ?? element;
  const text = textOf(written);
  const [, year, month, day] = (text && (digits.exec(text) ?? iso.exec(text))) || [];
  return year && month && day ? isoDate(Number(year), Number(month), Number(day)) : null;
}

/** A decimal number as XML writes it; null for anything else. */
export function amountOf(element: Element | undefined): number | null {
  const text = textOf(element);
  if (text === null || !/^[+-]?(?:\d{1,15}(?:\.\d{0,12})?|\.\d{1,12})$/.test(text)) return null;
  const value = Number(text);
  return value === 0 ? 0 : value;
}

/** An IBAN without spaces, if its check digits are right. */
export function ibanOf(element: Element | undefined): string | null {
  const iban = textOf(element)?.replace(/\s/g, '').toUpperCase() ?? '';
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) && hasValidChecksum(iban) ? iban : null;
}

export function currencyOf(element: Element | undefined): string | null {
  const code = textOf(element)?.toUpperCase() ?? '';
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

/** Of amounts in several currencies the one in the invoice's own. */
export const inCurrency = (amounts: Element[], currency: string | null): Element | undefined =>
  amounts.find(({ attributes }) => attributes.currencyID === currency) ?? amounts[0];

/** Price of one unit, where the price is given for several. */
export const perUnit = (price: number | null, quantity: number | null): number | null =>
  price !== null && quantity !== null && quantity > 0 && quantity !== 1
    ? Math.round((price / quantity) * 1e6) / 1e6
    : price;
