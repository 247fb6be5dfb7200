import { type Candidate, choose, merge, settle } from '../../find/candidate.ts';
import { type Label, labelled } from '../../find/labelled.ts';
import type { Source } from '../../find/source.ts';
import type { Amount } from '../../read/money.ts';
import { isClose } from '../sums/sums.ts';
import {
  changeLabels,
  notPaid,
  notTheReceiptTax,
  notTheReceiptTotal,
  paidLabels,
  purchaseLabels,
  receiptNetLabels,
  receiptSubtotalLabels,
  receiptTaxLabels,
  receiptTotalLabels,
  roundingLabels,
  tipLabels,
} from './labels.ts';

const SUMMARY = /\b(?:gst|tax|sst|vat) ?(?:summary|analysis)\b/i;

const ONLY_PAID = 0.45;

interface Evidence {
  /** What was handed over less what came back, and whether anything came back. */
  settled: number[];
  /** What is said to have been paid, whatever came back. */
  paid: number[];
  hasChange: boolean;
  /** Net and tax and rounding together. */
  added: number[];
}

/** Finds what was to pay and the tax in it; paid less change, and net with tax and rounding, prove the total. */
export function findReceiptSums(source: Source): { total: Candidate<Amount> | null; tax: Candidate<Amount> | null } {
  const bill = withoutSummary(source);
  const amounts = (labels: Label[], except?: RegExp) =>
    labelled<Amount>(bill, { labels, except, read: source.readAmount, pick: 'last', reach: 40 }).filter(
      ({ value }) => value.hasDecimals,
    );
  const taxes = amounts(receiptTaxLabels, notTheReceiptTax);
  const paid = amounts(paidLabels, notPaid).filter(({ value }) => value.amount > 0);
  const back = amounts(changeLabels).map(({ value }) => Math.abs(value.amount));
  const evidence: Evidence = {
    paid: paid.map(({ value }) => value.amount),
    settled: settledBy(paid, back),
    hasChange: back.length > 0,
    added: [
      ...addedUp(amounts(receiptNetLabels), taxes, amounts(roundingLabels)),
      ...addedUp(amounts([...purchaseLabels, ...receiptNetLabels]), amounts(tipLabels), []),
    ],
  };
  const named = amounts(receiptTotalLabels, notTheReceiptTotal).filter(({ value }) => value.amount > 0);
  const stated = named.length > 0 ? named : amounts(receiptSubtotalLabels);
  const isNamed = ({ value }: Candidate<Amount>) => stated.some((one) => one.value.amount === value.amount);
  const unnamed = merge(asTotals(paid, back).filter((one) => !isNamed(one))).map((one) => ({
    ...one,
    score: ONLY_PAID,
  }));
  const totals = [...merge(stated), ...unnamed];
  const weighed = totals.map((candidate) => weigh(candidate, evidence)).sort((a, b) => b.score - a.score);
  const total = settle(weighed);
  return { total, tax: taxInTable(source, total) ?? choose(taxes.filter((tax) => isPart(tax, total))) };
}

/** The tax table under a bill repeats words like "total" over other sums. */
function withoutSummary(source: Source): Source {
  const start = source.cells.findIndex((cell) => SUMMARY.test(cell.text));
  if (start < source.cells.length / 3) return source;
  return { ...source, cells: source.cells.slice(0, start) };
}

function settledBy(paid: Candidate<Amount>[], back: number[]): number[] {
  const returned = back.filter((amount) => amount > 0);
  return paid.flatMap(({ value }) =>
    returned.length > 0 ? returned.map((amount) => value.amount - amount) : [value.amount],
  );
}

function addedUp(nets: Candidate<Amount>[], taxes: Candidate<Amount>[], roundings: Candidate<Amount>[]): number[] {
  const added = taxes.filter(({ value }) => value.amount > 0);
  const rounded = roundings.length > 0 ? roundings.map(({ value }) => value.amount) : [0];
  return nets.flatMap((net) =>
    added.flatMap((tax) => rounded.map((rounding) => net.value.amount + tax.value.amount + rounding)),
  );
}

/** Where nothing came back, what was paid may stand for a total that could not be read. */
const asTotals = (paid: Candidate<Amount>[], back: number[]): Candidate<Amount>[] =>
  back.some((amount) => amount > 0) ? [] : paid.map((candidate) => ({ ...candidate, score: ONLY_PAID }));

function weigh(candidate: Candidate<Amount>, { settled, paid, added, hasChange }: Evidence): Candidate<Amount> {
  const { amount } = candidate.value;
  // what was paid proves a total that is named as one, not itself
  const isOnlyPaid = candidate.score <= ONLY_PAID;
  const isSettled = settled.some((sum) => isClose(sum, amount, 0.001));
  const isSum = added.some((sum) => isClose(sum, amount, 0.001));
  const isRoundedAway = !isSettled && settled.some((sum) => isClose(sum, amount, 0.05));
  const nearer = (share: number) => candidate.score + (1 - candidate.score) * share;
  if (isSettled && isSum) return { ...candidate, score: nearer(0.85) };
  if (isOnlyPaid) return candidate;
  if (isSettled) return { ...candidate, score: nearer(0.7) };
  if (isRoundedAway && !paid.includes(amount)) return { ...candidate, score: candidate.score * 0.7 };
  if (isSum) return { ...candidate, score: nearer(0.5) };
  const mayHaveChange = !hasChange && paid.some((given) => given > amount);
  return settled.length > 0 && !mayHaveChange ? { ...candidate, score: candidate.score * 0.66 } : candidate;
}

/** A row of a tax table that adds up to the total holds the tax: 7.84, 1.08, 8.92. */
function taxInTable(source: Source, total: Candidate<Amount> | null): Candidate<Amount> | null {
  if (!total) return null;
  for (const row of source.rows) {
    const read = row.flatMap((cell) => source.readAmount(cell.text).map(({ value }) => ({ value, cells: [cell] })));
    const written = read.filter(({ value }) => value.hasDecimals && value.amount > 0);
    if (written.length < 3 || !written.some(({ value }) => isClose(value.amount, total.value.amount, 0.001))) continue;
    const tax = written.find(({ value }) =>
      written.some(
        (net) =>
          net.value.amount > 2 * value.amount && isClose(net.value.amount + value.amount, total.value.amount, 0.001),
      ),
    );
    if (tax) return { ...tax, score: 0.93 };
  }
  return null;
}

const isPart = (tax: Candidate<Amount>, total: Candidate<Amount> | null): boolean =>
  !total || Math.abs(tax.value.amount) < 0.35 * total.value.amount;
