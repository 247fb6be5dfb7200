import type { Cell } from '../../find/layout.ts';
import { PREFIX, SUFFIX } from '../../read/currency.ts';
import { type Decimal, parseNumber } from '../../read/money.ts';

export type LineItem = { description: string; quantity: number; unit_price: number; amount: number };

const DIGITS = String.raw`\d[\d.,'’]*`;
const GROUPS = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+,\d{2}(?!\d)|${DIGITS}`;
const numberPattern = (digits: string) =>
  new RegExp(
    String.raw`(?<![\p{L}\d.,])(?<open>\()?(?:(?<minus>[-−–]\s?)?(?:${PREFIX})\s?)?(?<minus2>[-−–])?(?<number>${digits})(?<after>[-−–](?![\p{L}\d]))?(?:\s?(?:${SUFFIX})(?!\p{L}))?(?<close>\))?(?![\p{L}\d])`,
    'giu',
  );
/** Thousands parted by a space are tried first: "1 200,00" is one number, unless only "1" and "200,00" multiply. */
const patterns = [numberPattern(GROUPS), numberPattern(DIGITS)];
/** A row of more figures is no line of goods. */
const MOST_FIGURES = 30;
const UNIT =
  /^(?:x|h|hrs?|hours?|std|stunden?|tage?|days?|jours?|st|stk|stück|pcs?|pieces?|pièces?|unités?)(?!\p{L})\.?\s*/iu;

interface Figure {
  value: number;
  isRate: boolean;
  hasDecimals: boolean;
  start: number;
  end: number;
}

/**
 * Finds quantity, price and amount in a row by their product, allowing for a discount in per cent. The description is
 * empty where the row has no words of its own; null where nothing multiplies.
 */
export function readItem(row: Cell[], decimal: Decimal, isQuantityFirst: boolean): LineItem | null {
  const text = row.map((cell) => cell.text).join('  ');
  for (const pattern of patterns) {
    const item = itemAmong(figuresOf(text, pattern, decimal), text, isQuantityFirst);
    if (item) return item;
  }
  return null;
}

function figuresOf(text: string, pattern: RegExp, decimal: Decimal): Figure[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const { number = '', minus, minus2, after, open, close } = match.groups ?? {};
    const parsed = parseNumber(number.replace(/[\u00a0\u202f]/g, ' '), decimal);
    if (!parsed) return [];
    const end = match.index + match[0].length;
    const isNegative = Boolean(minus ?? minus2 ?? after ?? (open && close && parsed.hasDecimals));
    const value = isNegative && parsed.value !== 0 ? -parsed.value : parsed.value;
    return [{ ...parsed, value, isRate: /^\s?%/.test(text.slice(end)), start: match.index, end }];
  });
}

/** The figures closest to the amount are tried first, as descriptions hold figures of their own. */
function itemAmong(figures: Figure[], text: string, isQuantityFirst: boolean): LineItem | null {
  if (figures.length > MOST_FIGURES) return null;
  const plain = figures.filter(({ isRate }) => !isRate);
  const discounts = [0, ...figures.filter(({ isRate }) => isRate).map(({ value }) => value)];
  for (const amount of plain.filter(({ hasDecimals }) => hasDecimals).reverse()) {
    const factors = plain.filter(({ start }) => start < amount.start);
    for (const [index, first] of [...factors.entries()].reverse()) {
      for (const second of factors.slice(index + 1)) {
        if (first.value === 0) continue;
        if (!discounts.some((rate) => productIs(first.value, second.value * (1 - rate / 100), amount.value))) continue;
        const [quantity, price] = first.hasDecimals && !second.hasDecimals ? [second, first] : [first, second];
        const description = isQuantityFirst
          ? text.slice(quantity.end, price.start).trim().replace(UNIT, '')
          : text.slice(0, first.start).replace(/^\d{1,3}[.)]?\s+/, '');
        return {
          description: description.trim().replace(/\s+/g, ' '),
          quantity: quantity.value,
          unit_price: price.value,
          amount: amount.value,
        };
      }
    }
  }
  return null;
}

const productIs = (a: number, b: number, amount: number): boolean =>
  amount !== 0 && Math.abs(Math.abs(a * b) - Math.abs(amount)) < 0.006 + Math.abs(amount) * 0.0005;
