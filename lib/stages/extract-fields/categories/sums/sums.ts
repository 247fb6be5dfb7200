import { type Candidate, merge } from '../../find/candidate.ts';
import { believe, type Proofs, proof } from '../../find/confidence.ts';
import { labelled } from '../../find/labelled.ts';
import type { Source } from '../../find/source.ts';
import type { Amount } from '../../read/money.ts';
import type { LineItem } from '../invoice/line-items.ts';
import { netLabels, notTheTax, notTheTotal, taxLabels, totalLabels } from './amount-labels.ts';
import { isClose, isShare, isSumOfOthers, rateIn, type Triple, taxesByRate, tripleRows } from './tax-table.ts';
import { headedRow, unnamedBases, unnamedNets, unnamedTotals } from './unnamed.ts';

export { isClose } from './tax-table.ts';

export interface Sums {
  total: Candidate<Amount> | null;
  net: Candidate<Amount> | null;
  tax: Candidate<Amount> | null;
}

/** How many of the best candidates of each sum are tried against each other. */
const TRIED = 8;
const ADDS_UP = 2.4;
const RIVAL = 0.85;
/** Nothing but its label speaks for a sum. */
const UNPROVEN = -0.9;

/** Finds total, net and tax; values that add up are taken before values that merely stand behind a label. */
export function findSums(source: Source, items: LineItem[] = []): Sums {
  const amounts = (labels: typeof totalLabels, except: RegExp | undefined) =>
    rank(labelled<Amount>(source, { labels, except, read: source.readAmount, pick: 'last', reach: 60 }), source);
  const totals = amounts(totalLabels, notTheTotal);
  const nets = amounts(netLabels, undefined);
  const taxes = merge([...amounts(taxLabels, notTheTax), ...taxesByRate(source)]);
  const rows = tripleRows(source);
  const triple =
    ofTable(rows, totals) ??
    agreeing(totals, nets, taxes) ??
    inOneRow(rows, totals) ??
    agreeing(totals, unnamedNets(source, totals, taxes), taxes) ??
    withoutTotal(source, nets, taxes) ??
    headedRow(source, rows);
  const found = triple ?? plausible(totals[0], nets[0], taxes[0]);
  const proofs = {
    addsUp: triple ? ADDS_UP : 0,
    ...proofsFor({ ...found, tax: found.tax ?? taxes[0] ?? null }, items),
    ...(triple && { unproven: 0 }),
  };
  return {
    total: found.total && prove(found.total, { ...proofs, ...weightAmong(source, found.total, triple ? [] : totals) }),
    net: found.net && prove(found.net, proofs),
    tax: found.tax && prove(found.tax, proofs),
  };
}

/** Sums stand late in a document and are written with hundredths. */
function rank(candidates: Candidate<Amount>[], source: Source): Candidate<Amount>[] {
  const rows = Math.max(1, source.rows.length);
  const weighted = candidates.map((candidate) => {
    const late = 0.97 + 0.03 * ((candidate.cells[0]?.row ?? 0) / rows);
    const written = candidate.value.hasDecimals ? 1 : candidate.value.currency ? 0.85 : 0.4;
    return { ...candidate, score: candidate.score * late * written };
  });
  return merge(weighted).slice(0, TRIED);
}

/** The last row of a table of rates, which sums up the others, where a total names it or one of them. */
function ofTable(triples: Triple[], totals: Candidate<Amount>[]): Triple | null {
  const [sum] = triples;
  if (!sum || !isSumOfOthers(sum, triples)) return null;
  const isNamed = totals.some(({ value }) => triples.some(({ total }) => isClose(total.value.amount, value.amount)));
  return isNamed || totals.length === 0 ? sum : null;
}

/** The best total, net and tax with net + tax = total (signs are kept as printed). */
function agreeing(totals: Candidate<Amount>[], nets: Candidate<Amount>[], taxes: Candidate<Amount>[]): Triple | null {
  let best: { triple: Triple; score: number } | null = null;
  for (const total of totals) {
    for (const net of nets) {
      for (const tax of taxes) {
        if (tax.value.amount === 0 || !isClose(net.value.amount + tax.value.amount, total.value.amount)) continue;
        const score = total.score + 0.5 * net.score + 0.5 * tax.score;
        if (!best || best.score < score) best = { triple: { total, net, tax }, score };
      }
    }
  }
  return best?.triple ?? null;
}

/** The sum of net and tax where no label names it. */
function withoutTotal(source: Source, nets: Candidate<Amount>[], taxes: Candidate<Amount>[]): Triple | null {
  const bases = unnamedBases(source, taxes);
  return (
    agreeing(unnamedTotals(source, nets, taxes), nets, taxes) ??
    agreeing(unnamedTotals(source, bases, taxes), bases, taxes)
  );
}

/** A row that holds net, tax and one of the totals: 41.31 + 8.68 = 49.99. */
function inOneRow(triples: Triple[], totals: Candidate<Amount>[]): Triple | null {
  for (const total of totals) {
    const triple = triples.find((one) => isClose(one.total.value.amount, total.value.amount, 0.001));
    if (triple) return { ...triple, total };
  }
  return null;
}

/** Nothing adds up: net and tax stand only where they do not contradict the total. */
function plausible(
  total: Candidate<Amount> | null = null,
  net: Candidate<Amount> | null = null,
  tax: Candidate<Amount> | null = null,
): Sums {
  const sum = total ? Math.abs(total.value.amount) : 0;
  const fits = (part: Candidate<Amount>, share: number) => !total || Math.abs(part.value.amount) <= sum * share + 0.02;
  const smallerTax = tax && fits(tax, 0.35) ? tax : null;
  const contradicts = total && net && smallerTax && smallerTax.value.amount !== 0;
  return { total, net: net && fits(net, 1) ? net : null, tax: contradicts ? null : smallerTax };
}

/** What the other sums and the lines say about all three. */
function proofsFor({ total, net, tax }: Sums, items: LineItem[]): Proofs {
  const sum = items.reduce((all, { amount }) => all + amount, 0);
  const near = (candidate: Candidate<Amount> | null) =>
    candidate && isClose(Math.abs(candidate.value.amount), Math.abs(sum), 0.02);
  const isTaxed = tax !== null && tax.value.amount !== 0;
  const areLines = items.length > 0 && (near(net) || (near(total) && !isTaxed));
  const isExempt =
    total &&
    net &&
    net.cells[0] !== total.cells[0] &&
    isClose(net.value.amount, total.value.amount) &&
    (!tax || tax.value.amount === 0);
  const contradicts =
    total && net && tax && !isExempt && !isClose(net.value.amount + tax.value.amount, total.value.amount);
  return {
    lines: areLines ? proof.strong : 0,
    exempt: isExempt && proof.good,
    unproven: isExempt || areLines ? 0 : UNPROVEN,
    contradicts: contradicts && -proof.strong,
    rate: net && tax && !isShare(tax, net) ? -proof.strong : 0,
  };
}

/** What the amounts of the whole document say about the total. */
function weightAmong(source: Source, total: Candidate<Amount>, rivals: Candidate<Amount>[]): Proofs {
  const amounts = source.cells.flatMap((cell) => source.readAmount(cell.text)).filter(({ value }) => value.hasDecimals);
  const own = Math.abs(total.value.amount);
  const second = rivals.find((one) => !isClose(Math.abs(one.value.amount), own));
  return {
    largest: amounts.every(({ value }) => Math.abs(value.amount) <= own + 0.005) ? proof.hint : -0.6,
    repeated: amounts.filter(({ value }) => isClose(Math.abs(value.amount), own, 0.001)).length > 1 && proof.hint,
    rival: second && second.score > RIVAL * total.score ? -proof.good : 0,
    // a sum of one item below the head of its column
    ofItem: rivals.length > 0 && (source.rows[total.cells[0]?.row ?? 0]?.length ?? 0) > 3 && -proof.good,
    untaxed: rivals.length > 0 && isTaxedElsewhere(source, total, amounts) && -proof.strong,
  };
}

/** Whether the page prints what a tax makes of the amount as well: then this is the net. */
function isTaxedElsewhere(source: Source, { value }: Candidate<Amount>, amounts: { value: Amount }[]): boolean {
  const printed = source.cells.map(({ text }) => rateIn(text)).filter((rate) => rate > 0);
  const rates = [...new Set([...printed, ...USUAL_RATES])];
  return amounts.some((one) => rates.some((rate) => isClose(one.value.amount, value.amount * (1 + rate / 100), 0.011)));
}

const USUAL_RATES = [19, 20, 21, 7, 22, 10, 8.1, 5.5];

/** A label's own weight is where belief begins. */
const prove = (candidate: Candidate<Amount>, proofs: Proofs): Candidate<Amount> => ({
  ...candidate,
  score: believe(Math.min(0.9, 0.85 * candidate.score), proofs),
});

/** An amount as the plain number that a field holds. */
export const asNumber = (candidate: Candidate<Amount> | null): Candidate<number> | null =>
  candidate && { ...candidate, value: candidate.value.amount };
