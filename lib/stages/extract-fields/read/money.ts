import type { Reader } from '../find/labelled.ts';
import { currencyOf, PREFIX, SUFFIX } from './currency.ts';

export type Amount = {
  amount: number;
  /** ISO code, `$` where the sign alone does not tell whose dollar, or null. */
  currency: string | null;
  hasDecimals: boolean;
  isNegative: boolean;
};

/** The sign that parts units from hundredths on this document. */
export type Decimal = ',' | '.';

const NUMBER = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,4})?|\d+(?:[.,]\d{1,4})?`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\d.,/#_-]|\d:)(?<open>\()?\s?(?<minus>[-−–]\s?)?(?:(?<prefix>${PREFIX})\s?:?\s?)?(?<minus2>[-−–]\s?)?(?<number>${NUMBER})(?<after>-(?!\d))?(?:\s?(?<suffix>${SUFFIX})(?!\p{L}))?(?<close>\))?(?![\d/_%]|[.,:-]\d|\s?%)`,
  'giu',
);

/** Reads amounts of money as the document writes them; percentages, dates and codes are not amounts. */
export const amountReader =
  (decimal: Decimal): Reader<Amount> =>
  (text) =>
    [...text.normalize('NFC').matchAll(AMOUNT)].flatMap((match) => {
      const groups = match.groups ?? {};
      const parsed = parseNumber(groups.number ?? '', decimal);
      if (!parsed) return [];
      const isNegative = Boolean(groups.minus ?? groups.minus2 ?? groups.after ?? (groups.open && groups.close));
      const value = {
        amount: isNegative && parsed.value !== 0 ? -parsed.value : parsed.value,
        currency: currencyOf(groups.prefix ?? '') ?? currencyOf(groups.suffix ?? ''),
        hasDecimals: parsed.hasDecimals,
        isNegative,
      };
      return [{ value, index: match.index, length: match[0].length }];
    });

/** A number in either notation: "1.163,40", "1,163.40", "1 163,40", "1'163.40"; null when it is neither. */
export function parseNumber(text: string, decimal: Decimal): { value: number; hasDecimals: boolean } | null {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const tail = last < 0 ? '' : text.slice(last + 1);
  const separators = text.replace(/\d/g, '');
  const isGrouping = tail.length === 3 && (text[last] !== decimal || separators.length > 1);
  if (/ /.test(separators) && (last < 0 || isGrouping || text[last] !== ',')) return null;
  const hasDecimals = last >= 0 && !isGrouping;
  const digits = (part: string) => part.replace(/\D/g, '');
  const value = hasDecimals ? Number(`${digits(text.slice(0, last))}.${tail}`) : Number(digits(text));
  return Number.isFinite(value) ? { value, hasDecimals: hasDecimals && tail.length >= 2 } : null;
}

/** The decimal sign that most amounts of a text have; a point when nothing decides. */
export function decimalOf(text: string): Decimal {
  const commas = text.match(/\d,\d{2}(?![\d.,])/g)?.length ?? 0;
  const points = text.match(/\d\.\d{2}(?![\d.,])/g)?.length ?? 0;
  return commas > points ? ',' : '.';
}
