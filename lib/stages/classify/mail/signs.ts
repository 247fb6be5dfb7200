import { type Amount, amountReader, decimalOf } from '../../extract-fields/read/money.ts';
import * as labels from './labels.ts';
import type { Message } from './message.ts';

/** The lines of a message that make it an invoice or a receipt; null where it has none of the kind. */
export interface Signs {
  invoiceName: string | null;
  receiptName: string | null;
  invoiceNumber: string | null;
  receiptNumber: string | null;
  reference: string | null;
  date: string | null;
  payment: string | null;
  tax: string | null;
  total: string | null;
  /** Whether net and tax, or the items, make the total. */
  addsUp: boolean;
}

interface Row {
  line: string;
  sum: number | null;
}

const LONGEST_ROW = 80;
const LONGEST_HEADING = 60;
const CENT = 0.011;

/** Looks for them in short lines that a label begins; what stands in a sentence is only spoken of. */
export function signsOf({ subject, lines }: Message): Signs {
  const read = amountReader(decimalOf(lines.join('\n')));
  const rows = lines.filter(isRow).map((line): Row => ({ line, sum: sumIn(read(line).map(({ value }) => value)) }));
  const first = (label: RegExp) => rows.find(({ line }) => label.test(line))?.line ?? null;
  const sums = (label: RegExp) => rows.filter(({ line, sum }) => sum !== null && label.test(line));
  const headings = [
    subject,
    ...lines.filter((line) => line.length <= LONGEST_HEADING && !/[.,;:]$/.test(line)).slice(0, 4),
  ];
  const named = (name: RegExp) => headings.find((line) => name.test(line)) ?? null;
  const nets = sums(labels.net);
  const totals = sums(labels.total).filter((row) => !nets.includes(row));
  const taxes = sums(labels.tax);
  return {
    invoiceName: named(labels.invoiceName),
    receiptName: named(labels.receiptName) ?? lines.find((line) => labels.paymentMade.test(line)) ?? null,
    invoiceNumber: first(labels.invoiceNumber),
    receiptNumber: first(labels.receiptNumber),
    reference: first(labels.reference),
    date: first(labels.invoiceDate),
    payment: first(labels.payment),
    tax: taxes[0]?.line ?? null,
    total: totals[0]?.line ?? null,
    addsUp: totals.some((row) => isMadeOf(row, [...nets, ...taxes]) || isMadeOf(row, itemsAbove(rows, row))),
  };
}

const isRow = (line: string): boolean => line.length <= LONGEST_ROW && !/\p{Ll}{2}[.!?]$/u.test(line);

/** The last amount with hundredths or a currency: before it may stand a rate or a number of pieces. */
const sumIn = (amounts: Amount[]): number | null =>
  amounts.findLast(({ hasDecimals, currency }) => hasDecimals || currency !== null)?.amount ?? null;

/** Rows with sums above a total that are themselves none, down from the total before. */
const itemsAbove = (rows: Row[], total: Row): Row[] =>
  rows
    .slice(0, rows.indexOf(total))
    .filter(({ line, sum }) => sum !== null && !labels.net.test(line) && !labels.total.test(line));

const isMadeOf = ({ sum: whole }: Row, parts: Row[]): boolean =>
  parts.length > 1 && Math.abs(parts.reduce((all, { sum }) => all + (sum ?? 0), 0) - (whole ?? 0)) < CENT;
