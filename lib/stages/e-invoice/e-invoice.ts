import * as z from 'zod';
import { isCrossIndustry, readCrossIndustry } from './cross-industry.ts';
import { readTree } from './element.ts';
import { isUbl, readUbl } from './ubl.ts';

/** Name and version of the reader of e-invoices; a change that alters values changes it. */
export const E_INVOICE_ENGINE = 'e-invoice-1';

export const mostItems = 500;
const words = z.string().min(1).max(500);

/** A line of an e-invoice; null is what it does not say. */
export const EInvoiceItem = z.object({
  description: words,
  quantity: z.number().nullable(),
  unit_price: z.number().nullable(),
  amount: z.number().nullable(),
});
export type EInvoiceItem = z.infer<typeof EInvoiceItem>;

/**
 * What an invoice says of itself in XML; null is what it does not say. Dates are ISO; `total` is the sum with taxes,
 * before what was paid in advance.
 */
export const EInvoice = z.object({
  invoice_number: words.nullable(),
  date: z.iso.date().nullable(),
  due_date: z.iso.date().nullable(),
  vendor: words.nullable(),
  customer: words.nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  net: z.number().nullable(),
  tax: z.number().nullable(),
  total: z.number().nullable(),
  iban: z.string().max(34).nullable(),
  line_items: z.array(EInvoiceItem).max(mostItems),
});
export type EInvoice = z.infer<typeof EInvoice>;

/** A file that lies in a document, or is one. */
export interface XmlFile {
  name: string;
  bytes: Uint8Array;
}

/** Reads an invoice in UN/CEFACT's or in UBL's XML, whatever its version and prefixes; null when the file is neither. */
export function readEInvoice(bytes: Uint8Array): EInvoice | null {
  const root = readTree(bytes);
  const read = root && (isCrossIndustry(root) ? readCrossIndustry(root) : isUbl(root) ? readUbl(root) : null);
  if (!read || (read.invoice_number === null && read.total === null)) return null;
  return EInvoice.safeParse({ ...read, line_items: read.line_items.slice(0, mostItems) }).data ?? null;
}

const USUAL_NAME = /^(?:factur-?x|zugferd-invoice|xrechnung|order-x)\.xml$/i;

/** The e-invoice among the files of a document: one with a name that the standards prescribe before any other. */
export function findEInvoice(files: XmlFile[]): EInvoice | null {
  const ordered = [...files].sort((a, b) => Number(USUAL_NAME.test(b.name)) - Number(USUAL_NAME.test(a.name)));
  for (const { bytes } of ordered) {
    const invoice = readEInvoice(bytes);
    if (invoice) return invoice;
  }
  return null;
}
