import type { Field } from '../../../stage.ts';
import { choose } from '../../find/candidate.ts';
import { fieldOf } from '../../find/evidence.ts';
import { everywhere } from '../../find/labelled.ts';
import { findCurrency } from '../../find/money-currency.ts';
import type { Source } from '../../find/source.ts';
import { readIban } from '../../read/iban.ts';
import { asNumber, findSums, type Sums } from '../sums/sums.ts';
import { findCustomer } from './customer.ts';
import { fromXml } from './from-xml.ts';
import { findDate, findDueDate } from './invoice-date.ts';
import { findNumber } from './invoice-number.ts';
import { checkItems, findLineItems } from './line-items.ts';
import { findVendor } from './vendor.ts';

/** The fields of an invoice or credit note: by its XML where it has one, by rules for all that this leaves open. */
export function invoiceFields(source: Source): Field[] {
  const { eInvoice } = source.document;
  const fields = fieldsOfPage(source);
  return eInvoice ? fromXml(source, eInvoice, fields) : fields;
}

function fieldsOfPage(source: Source): Field[] {
  const items = findLineItems(source);
  const sums = findSums(source, items?.value);
  return [
    ...fieldOf('invoice_number', findNumber(source)),
    ...fieldOf('date', findDate(source)),
    ...fieldOf('due_date', findDueDate(source)),
    ...fieldOf('vendor', findVendor(source)),
    ...fieldOf('customer', findCustomer(source)),
    ...fieldOf('currency', findCurrency(source)),
    ...fieldOf('net', asNumber(sums.net)),
    ...fieldOf('tax', asNumber(sums.tax)),
    ...fieldOf('total', asNumber(sums.total)),
    ...fieldOf('iban', choose(everywhere(source, readIban, 0.95))),
    ...fieldOf('line_items', items && checkItems(items, sumsOf(sums))),
  ];
}

/** The sums that the lines may add up to: the total, the net, and the total without its tax. */
function sumsOf({ net, total, tax }: Sums): number[] {
  const [whole, part] = [total?.value.amount, tax?.value.amount];
  const untaxed = whole === undefined || part === undefined ? undefined : whole - part;
  return [net?.value.amount, whole, untaxed].filter((sum) => sum !== undefined);
}
