import type { ReadDocument } from '../../stage.ts';
import { attached, denied, reminder } from './labels.ts';
import { type Message, messageOf } from './message.ts';
import { type Signs, signsOf } from './signs.ts';

/** What an e-mail is that has the marks of a bill, how sure that is (0–1), and the reasons. */
export interface MailBill {
  category: 'invoice' | 'receipt' | 'letter';
  confidence: number;
  reasons: string[];
}

/** So many marks make a bill; with fewer it may be one. */
const ENOUGH = 4;
/** Reminders say so at once; further down invoices tell what follows when they are not paid. */
const OPENING_LINES = 6;
/** A person is to look at it. */
const DOUBTFUL = 0.5;
/** Nothing tells a bill that is to be paid from one that was. */
const EITHER = 0.65;

/**
 * Tells whether the message of an e-mail is an invoice or receipt itself. One that only speaks of a bill gives null; one
 * that has some of its marks, or says that the bill is elsewhere, is doubtful.
 */
export function readMailBill(document: ReadDocument): MailBill | null {
  const message = messageOf(document);
  const signs = signsOf(message);
  const isNamed = Boolean(signs.invoiceName ?? signs.receiptName ?? signs.invoiceNumber ?? signs.receiptNumber);
  if (!signs.total || !(isNamed || signs.tax)) return null;
  const marks = countOf(signs);
  const { category, isClear } = kindOf(signs);
  const reasons = reasonsFor(signs);
  if (!isNamed || marks < ENOUGH) return { category: 'letter', confidence: DOUBTFUL, reasons };
  if (isElsewhere(message, signs)) return { category, confidence: DOUBTFUL, reasons };
  return { category, confidence: isClear ? sureness(marks) : EITHER, reasons };
}

/** Whole hundredths. */
const sureness = (marks: number): number => Math.min(95, 82 + 3 * (marks - ENOUGH)) / 100;

const countOf = (signs: Signs): number =>
  [
    signs.invoiceName ?? signs.receiptName,
    signs.invoiceNumber ?? signs.receiptNumber ?? signs.reference,
    signs.date,
    signs.payment,
    signs.tax,
    signs.total,
    signs.addsUp,
    signs.addsUp,
  ].filter(Boolean).length;

/** A message with sums that add up is the bill, though a copy of it may be attached. */
function isElsewhere({ subject, isReply, lines }: Message, { addsUp }: Signs): boolean {
  const text = [subject, ...lines].join('\n');
  const isReminder = [subject, ...lines.slice(0, OPENING_LINES)].some((line) => reminder.test(line));
  return isReply || isReminder || denied.test(text) || (!addsUp && attached.test(text));
}

function kindOf(signs: Signs): { category: 'invoice' | 'receipt'; isClear: boolean } {
  const invoice = weigh(signs.invoiceName, 2) + weigh(signs.invoiceNumber, 2) + weigh(signs.date, 1);
  const receipt = weigh(signs.receiptName, 2) + weigh(signs.receiptNumber, 2) + weigh(signs.payment, 1);
  return { category: receipt > invoice ? 'receipt' : 'invoice', isClear: receipt !== invoice };
}

const weigh = (sign: string | null, weight: number): number => (sign ? weight : 0);

function reasonsFor(signs: Signs): string[] {
  const told: [string | null, string][] = [
    [signs.receiptName ?? signs.invoiceName, 'It names itself'],
    [signs.invoiceNumber ?? signs.receiptNumber ?? signs.reference, 'It carries a number'],
    [signs.total, 'It states a total'],
  ];
  const quoted = told.flatMap(([line, what]) =>
    line ? [`${what}: “${line.replace(/\s+/g, ' ').slice(0, 80)}”.`] : [],
  );
  return ['It is an e-mail.', ...quoted, ...(signs.addsUp ? ['Its sums add up.'] : [])];
}
