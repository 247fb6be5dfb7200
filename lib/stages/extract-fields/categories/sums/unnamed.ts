import type { Candidate } from '../../find/candidate.ts';
import { everywhere } from '../../find/labelled.ts';
import type { Source } from '../../find/source.ts';
import type { Amount } from '../../read/money.ts';
import { isClose, isShare, rateIn, type Triple } from './tax-table.ts';

/** An amount without a label that adds up with two that have one. */
const UNNAMED = 0.5;
const TRIED = 8;

/** What is left of a total without its tax, where the page prints that sum as well, under whatever name. */
export function unnamedNets(
  source: Source,
  totals: Candidate<Amount>[],
  taxes: Candidate<Amount>[],
): Candidate<Amount>[] {
  const wanted = totals.flatMap((total) =>
    taxes.filter((tax) => tax.value.amount !== 0).map((tax) => total.value.amount - tax.value.amount),
  );
  const printed = everywhere(source, source.readAmount, UNNAMED).filter(
    ({ value }) => value.hasDecimals && wanted.some((amount) => isClose(amount, value.amount, 0.001)),
  );
  return printed.filter((net) => taxes.some((tax) => isShare(tax, net))).slice(-TRIED);
}

/** What net and tax add up to, where it stands below both of them, under whatever name. */
export function unnamedTotals(
  source: Source,
  nets: Candidate<Amount>[],
  taxes: Candidate<Amount>[],
): Candidate<Amount>[] {
  return everywhere(source, source.readAmount, UNNAMED).filter(({ value, cells }) => {
    const row = cells[0]?.row ?? 0;
    return (
      value.hasDecimals &&
      nets.some((net) =>
        taxes.some(
          (tax) =>
            isShare(tax, net) &&
            isClose(net.value.amount + tax.value.amount, value.amount, 0.001) &&
            row >= Math.max(net.cells[0]?.row ?? 0, tax.cells[0]?.row ?? 0),
        ),
      )
    );
  });
}

/** Amounts above a tax that it may be taken of, at a rate that is printed beside it. */
export function unnamedBases(source: Source, taxes: Candidate<Amount>[]): Candidate<Amount>[] {
  const rated = taxes.flatMap((tax) => {
    const row = source.rows[tax.cells[0]?.row ?? 0] ?? [];
    const rate = rateIn(row.map(({ text }) => text).join(' '));
    return rate ? [{ tax, rate }] : [];
  });
  return everywhere(source, source.readAmount, UNNAMED).filter(
    ({ value, cells }) =>
      value.hasDecimals &&
      rated.some(
        ({ tax, rate }) =>
          (cells[0]?.row ?? 0) <= (tax.cells[0]?.row ?? 0) &&
          isClose((value.amount * rate) / 100, tax.value.amount, 0.011),
      ),
  );
}

/** A row of amounts that add up, under a row of words of which two name such sums. */
export function headedRow(source: Source, triples: Triple[]): Triple | null {
  const isHeaded = ({ total }: Triple) => {
    const row = total.cells[0]?.row ?? 0;
    const heads = source.rows.slice(Math.max(0, row - 2), row).flat();
    return heads.filter(({ text }) => text.length < 40 && SUM_HEAD.test(text)).length > 1;
  };
  return triples.find(isHeaded) ?? null;
}

const SUM_HEAD =
  /(?<!\p{L})(?:nett?o?|net amount|excl|ht|hors tax|base|basis|imponibile|warenwert|subtotal|goods|vat|tax|taxe|tva|mwst|ust|umsatzsteuer|steuer|iva|btw|gross|brutto|ttc|incl|inkl|total|totale|gesamt|summe|endbetrag|rechnungsbetrag)(?!\p{L})/iu;
