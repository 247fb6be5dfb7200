import { type Candidate, merge, settle } from '../find/candidate.ts';
import { labelled } from '../find/labelled.ts';
import type { Source } from '../find/source.ts';
import type { Amount } from '../read/money.ts';
import { netLabels, notTheTax, notTheTotal, taxLabels, totalLabels } from './amount-labels.ts';

export interface Sums {
  total: Candidate<Amount> | null;
  net: Candidate<Amount> | null;
  tax: Candidate<Amount> | null;
}

/** How many of the best candidates of each sum are tried against each other. */
const TRIED = 8;
const PROVEN = 0.96;

/** Finds total, net and tax; values that add up are taken before values that merely stand behind a label. */
export function findSums(source: Source): Sums {
  const amounts = (labels: typeof totalLabels, except: RegExp | undefined) =>
    rank(labelled<Amount>(source, { labels, except, read: source.readAmount, pick: 'last', reach: 60 }), source);
  const totals = amounts(totalLabels, notTheTotal);
  const nets = amounts(netLabels, undefined);
  const taxes = amounts(taxLabels, notTheTax);
  return (
    agreeing(totals, nets, taxes) ?? inOneRow(source, totals) ?? plausible(settle(totals), settle(nets), settle(taxes))
  );
}

/** Sums stand late in a document and are written with hundredths. */
function rank(candidates: Candidate<Amount>[], source: Source): Candidate<Amount>[] {
  const rows = Math.max(1, source.rows.length);
  const weighted = candidates.map((candidate) => {
    const late = 0.97 + 0.03 * ((candidate.cells[0]?.row ?? 0) / rows);
    const written = candidate.value.hasDecimals ? 1 : candidate.value.currency ? 0.85 : 0.4;
    return { ...candidate, score: candidate.score * late * written };
  });
  return merge(weighted.map((candidate) => ({ ...candidate, value: candidate.value }))).slice(0, TRIED);
}

/** The best total, net and tax with net + tax = total (signs are kept as printed). */
function agreeing(totals: Candidate<Amount>[], nets: Candidate<Amount>[], taxes: Candidate<Amount>[]): Sums | null {
  let best: { sums: Sums; score: number } | null = null;
  for (const total of totals) {
    for (const net of nets) {
      for (const tax of taxes) {
        if (tax.value.amount === 0 || !isClose(net.value.amount + tax.value.amount, total.value.amount)) continue;
        const score = total.score + 0.5 * net.score + 0.5 * tax.score;
        if (best && best.score >= score) continue;
        best = { sums: { total: proven(total), net: proven(net), tax: proven(tax) }, score };
      }
    }
  }
  return best?.sums ?? null;
}

/** A row of a tax table that holds net, tax and one of the totals: 41.31 + 8.68 = 49.99. */
function inOneRow(source: Source, totals: Candidate<Amount>[]): Sums | null {
  for (const total of totals) {
    for (const row of source.rows) {
      const amounts = row.flatMap((cell) =>
        source.readAmount(cell.text).map(({ value }) => ({ value, cells: [cell], score: PROVEN })),
      );
      const written = amounts.filter(({ value }) => value.hasDecimals && value.amount !== 0);
      if (!written.some(({ value }) => isClose(value.amount, total.value.amount, 0.001))) continue;
      const net = written.find((one) =>
        written.some(
          (tax) => isSmallerPart(tax, one) && isClose(one.value.amount + tax.value.amount, total.value.amount),
        ),
      );
      const tax =
        net &&
        written.find(
          (one) => isSmallerPart(one, net) && isClose(net.value.amount + one.value.amount, total.value.amount),
        );
      if (net && tax) return { total: proven(total), net, tax };
    }
  }
  return null;
}

const isSmallerPart = (tax: Candidate<Amount>, net: Candidate<Amount>): boolean =>
  Math.abs(tax.value.amount) < Math.abs(net.value.amount) / 2;

/** Nothing adds up: the total stands by its label, and net and tax only where they do not contradict it. */
function plausible(
  total: Candidate<Amount> | null,
  net: Candidate<Amount> | null,
  tax: Candidate<Amount> | null,
): Sums {
  const sum = total ? Math.abs(total.value.amount) : 0;
  const fits = (part: Candidate<Amount> | null, share: number) =>
    part && (!total || Math.abs(part.value.amount) <= sum * share + 0.02) ? part : null;
  const smallerTax = fits(tax, 0.35);
  const contradicts = total && net && smallerTax && smallerTax.value.amount !== 0;
  const isExempt = total && net && smallerTax?.value.amount === 0 && isClose(net.value.amount, total.value.amount);
  if (isExempt) return { total: proven(total), net: proven(net), tax: proven(smallerTax) };
  return { total, net: fits(net, 1), tax: contradicts ? null : smallerTax };
}

const proven = (candidate: Candidate<Amount>): Candidate<Amount> => ({
  ...candidate,
  score: Math.max(PROVEN, candidate.score),
});

export const isClose = (a: number, b: number, tolerance = 0.021): boolean => Math.abs(a - b) <= tolerance;

/** An amount as the plain number that a field holds. */
export const asNumber = (candidate: Candidate<Amount> | null): Candidate<number> | null =>
  candidate && { ...candidate, value: candidate.value.amount };
