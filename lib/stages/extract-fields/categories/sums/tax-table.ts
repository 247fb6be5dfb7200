import type { Candidate } from '../../find/candidate.ts';
import type { Cell } from '../../find/layout.ts';
import type { Source } from '../../find/source.ts';
import type { Amount } from '../../read/money.ts';

/** Amounts of which the first two make the third. */
export interface Triple {
  net: Candidate<Amount>;
  tax: Candidate<Amount>;
  total: Candidate<Amount>;
}

/** No tax on sales is higher, as a share of the net amount. */
const HIGHEST_RATE = 0.35;
const MOST_AMOUNTS = 12;

export const isClose = (a: number, b: number, tolerance = 0.021): boolean => Math.abs(a - b) <= tolerance;

/**
 * The rows that hold net, tax and total side by side: one for each rate, and one below them for all. The last row comes
 * first if it is the sum of the others.
 */
export function tripleRows(source: Source): Triple[] {
  const triples = source.rows.flatMap((row) => tripleIn(amountsIn(source, row)) ?? []);
  const sum = triples.findLast((one) => isSumOfOthers(one, triples));
  return sum ? [sum, ...triples.filter((one) => one !== sum)] : triples;
}

/** Whether all rows but this one add up to it. */
export function isSumOfOthers(one: Triple, triples: Triple[]): boolean {
  const others = triples.filter((other) => other !== one);
  if (others.length < 2) return false;
  const sum = others.reduce((total, other) => total + other.total.value.amount, 0);
  return isClose(sum, one.total.value.amount, 0.01 * others.length + 0.011);
}

function amountsIn(source: Source, row: Cell[]): Candidate<Amount>[] {
  const found: Candidate<Amount>[] = [];
  for (const cell of row) {
    for (const { value, index, length } of source.readAmount(cell.text)) {
      if (value.hasDecimals && value.amount !== 0)
        found.push({ value, cells: [cell], score: 0.8, at: { index, length } });
    }
    if (found.length >= MOST_AMOUNTS) break;
  }
  return found.slice(0, MOST_AMOUNTS);
}

function tripleIn(amounts: Candidate<Amount>[]): Triple | null {
  for (const total of amounts.toReversed()) {
    for (const net of amounts) {
      for (const tax of amounts) {
        if (net === total || tax === total || tax === net || !isShare(tax, net)) continue;
        if (isClose(net.value.amount + tax.value.amount, total.value.amount)) return { net, tax, total };
      }
    }
  }
  return null;
}

export const isShare = (tax: Candidate<Amount>, net: Candidate<Amount>): boolean =>
  Math.abs(tax.value.amount) < Math.abs(net.value.amount) * HIGHEST_RATE;

const RATE = /(?<![\d.,])(?<rate>\d{1,2}(?:[.,]\d{1,3})?)\s?%/;
const TAXES = /\b(?:vat|gst|hst|tax(?:es)?|mwst|ust|umsatzsteuer|mehrwertsteuer|tva|btw|iva)\b/i;

/** The first percentage in a text; 0 where there is none. */
export const rateIn = (text: string): number => Number(RATE.exec(text)?.groups?.rate?.replace(',', '.') ?? 0);

/** The taxes of every rate together, where each is printed with its rate and what it is taken of. */
export function taxesByRate(source: Source): Candidate<Amount>[] {
  const byRate = new Map<number, Candidate<Amount>>();
  for (const row of source.rows) {
    const text = row.map((cell) => cell.text).join('  ');
    const rate = rateIn(text);
    if (!rate || !TAXES.test(text) || byRate.has(rate)) continue;
    const amounts = amountsIn(source, row);
    const tax = amounts.findLast((one) =>
      amounts.some((base) => base !== one && isClose((base.value.amount * rate) / 100, one.value.amount, 0.011)),
    );
    if (tax) byRate.set(rate, tax);
  }
  const taxes = [...byRate.values()];
  const [first] = taxes;
  if (!first) return [];
  const amount = taxes.reduce((sum, { value }) => sum + value.amount, 0);
  const cells = taxes.flatMap((tax) => tax.cells);
  return [
    {
      value: { ...first.value, amount: Math.round(amount * 100) / 100 },
      cells,
      score: 0.85,
      ...(taxes.length === 1 && { at: first.at }),
    },
  ];
}
