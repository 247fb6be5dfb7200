import { type Candidate, choose, merge, settle } from '../find/candidate.ts';
import { type Label, labelled } from '../find/labelled.ts';
import type { Source } from '../find/source.ts';
import type { Amount } from '../read/money.ts';
import {
  changeLabels,
  notTheReceiptTax,
  notTheReceiptTotal,
  paidLabels,
  receiptSubtotalLabels,
  receiptTaxLabels,
  receiptTotalLabels,
} from './receipt-labels.ts';
import { isClose } from './sums.ts';

const SUMMARY = /\b(?:gst|tax|sst|vat) ?(?:summary|analysis)\b/i;

/** Finds what was to pay and the tax in it; paid less change proves the total. */
export function findReceiptSums(source: Source): { total: Candidate<Amount> | null; tax: Candidate<Amount> | null } {
  const bill = withoutSummary(source);
  const amounts = (labels: Label[], except?: RegExp) =>
    labelled<Amount>(bill, { labels, except, read: source.readAmount, pick: 'last', reach: 40 }).filter(
      ({ value }) => value.hasDecimals,
    );
  const paid = amounts(paidLabels).map(({ value }) => value.amount);
  const change = amounts(changeLabels).map(({ value }) => value.amount);
  const named = amounts(receiptTotalLabels, notTheReceiptTotal).filter(({ value }) => value.amount > 0);
  const totals = merge(named.length > 0 ? named : amounts(receiptSubtotalLabels));
  const weighed = totals.map((candidate) => prove(candidate, paid, change)).sort((a, b) => b.score - a.score);
  return { total: settle(weighed), tax: choose(amounts(receiptTaxLabels, notTheReceiptTax)) };
}

/** The tax table under a bill repeats words like "total" over other sums. */
function withoutSummary(source: Source): Source {
  const start = source.cells.findIndex((cell) => SUMMARY.test(cell.text));
  if (start < source.cells.length / 3) return source;
  return { ...source, cells: source.cells.slice(0, start) };
}

function prove(candidate: Candidate<Amount>, paid: number[], change: number[]): Candidate<Amount> {
  const { amount } = candidate.value;
  const isProven =
    paid.some((given) => change.some((back) => back > 0 && isClose(given - back, amount))) ||
    (paid.some((given) => isClose(given, amount, 0.001)) && !change.some((back) => back > 0));
  const isRoundedAway = paid.some((given) => change.some((back) => isNear(given - back, amount)));
  if (isProven) return { ...candidate, score: candidate.score + (1 - candidate.score) * 0.7 };
  return isRoundedAway ? { ...candidate, score: candidate.score * 0.9 } : candidate;
}

/** Off by the few cents that rounding to coins takes. */
const isNear = (a: number, b: number): boolean => !isClose(a, b) && isClose(a, b, 0.05);
