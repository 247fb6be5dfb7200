import { decodeText } from '../../documents/media-type/text-encoding.ts';
import { type EInvoice, readEInvoice } from '../e-invoice/e-invoice.ts';
import type { Format } from './format.ts';
import { pagedDocument, textDocument } from './text-document.ts';

/** An invoice that is XML and nothing else: one page that a person can read, made of what it says. */
export const xmlInvoice: Format = {
  name: 'an invoice in XML',
  async open(bytes) {
    const invoice = readEInvoice(bytes);
    const attachments = async () => [{ name: 'invoice.xml', bytes }];
    const opened = invoice ? pagedDocument([async () => pageOf(invoice)]) : textDocument(decodeText(bytes));
    return { ...opened, attachments };
  },
};

function pageOf(invoice: EInvoice): { text: string; markdown: string | null } {
  const lines = wordingOf(invoice);
  const items = invoice.line_items.map((item) => [item.description, item.quantity, item.unit_price, item.amount]);
  if (items.length === 0) return { text: lines.join('\n'), markdown: null };
  const rows = [
    ['Description', 'Quantity', 'Unit price', 'Amount'],
    ...items.map((row) => row.map((cell) => `${cell ?? ''}`)),
  ];
  const [head, ...rest] = rows.map((row) => `| ${row.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`);
  return {
    text: [...lines, ...rows.map((row) => row.join('\t'))].join('\n'),
    markdown: [lines.join('  \n'), '', head, '| --- | --- | --- | --- |', ...rest].join('\n'),
  };
}

function wordingOf(invoice: EInvoice): string[] {
  const money = (amount: number | null) => amount && `${amount.toFixed(2)} ${invoice.currency ?? ''}`.trimEnd();
  const said: [string, string | number | null][] = [
    ['Invoice number', invoice.invoice_number],
    ['Invoice date', invoice.date],
    ['Due date', invoice.due_date],
    ['Seller', invoice.vendor],
    ['Buyer', invoice.customer],
    ['Net amount', money(invoice.net)],
    ['Tax', money(invoice.tax)],
    ['Total', money(invoice.total)],
    ['IBAN', invoice.iban],
  ];
  return ['Invoice', ...said.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`]))];
}
