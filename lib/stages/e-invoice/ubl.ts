import type { EInvoice, EInvoiceItem } from './e-invoice.ts';
import { all, at, type Element, textOf } from './element.ts';
import { amountOf, currencyOf, dateOf, ibanOf, inCurrency, perUnit } from './values.ts';

/** Whether this is an invoice or a credit note in UBL. */
export const isUbl = (root: Element): boolean =>
  /^(?:Invoice|CreditNote)$/.test(root.name) && at(root, 'LegalMonetaryTotal|RequestedMonetaryTotal') !== undefined;

/** Reads UBL 2: XRechnung and Peppol in that syntax, and invoices that name only what UBL itself asks for. */
export function readUbl(root: Element): EInvoice {
  const sums = at(root, 'LegalMonetaryTotal|RequestedMonetaryTotal');
  const currency = currencyOf(at(root, 'DocumentCurrencyCode')) ?? currencyIn(at(sums, 'PayableAmount'));
  const taxes = all(root, 'TaxTotal').flatMap((total) => all(total, 'TaxAmount'));
  return {
    invoice_number: textOf(at(root, 'ID')),
    date: dateOf(at(root, 'IssueDate')),
    due_date: dateOf(at(root, 'DueDate')) ?? dateOf(at(root, 'PaymentMeans', 'PaymentDueDate')),
    vendor: nameOf(at(root, 'AccountingSupplierParty|SellerSupplierParty', 'Party')),
    customer: nameOf(at(root, 'AccountingCustomerParty|BuyerCustomerParty', 'Party')),
    currency,
    net: amountOf(at(sums, 'TaxExclusiveAmount')),
    tax: amountOf(inCurrency(taxes, currency)),
    total: amountOf(at(sums, 'TaxInclusiveAmount')) ?? amountOf(at(sums, 'PayableAmount')),
    iban:
      all(root, 'PaymentMeans')
        .map((means) => ibanOf(at(means, 'PayeeFinancialAccount', 'ID')))
        .find(Boolean) ?? null,
    line_items: all(root, 'InvoiceLine|CreditNoteLine').flatMap(itemOf),
  };
}

const currencyIn = (amount: Element | undefined): string | null => {
  const code = amount?.attributes.currencyID ?? '';
  return /^[A-Z]{3}$/.test(code) ? code : null;
};

/** The name under which a party is registered, else the one it trades under, else a person's. */
const nameOf = (party: Element | undefined): string | null =>
  textOf(at(party, 'PartyLegalEntity', 'RegistrationName')) ??
  textOf(at(party, 'PartyName', 'Name')) ??
  personName(at(party, 'Person'));

const personName = (person: Element | undefined): string | null =>
  [textOf(at(person, 'FirstName')), textOf(at(person, 'FamilyName'))].filter(Boolean).join(' ') || null;

function itemOf(line: Element): EInvoiceItem[] {
  const description = textOf(at(line, 'Item', 'Name')) ?? textOf(at(line, 'Item', 'Description'));
  const quantity = amountOf(at(line, 'InvoicedQuantity|CreditedQuantity'));
  const amount = amountOf(at(line, 'LineExtensionAmount'));
  if (description === null || (quantity === null && amount === null)) return [];
  const price = at(line, 'Price');
  const unit_price = perUnit(amountOf(at(price, 'PriceAmount')), amountOf(at(price, 'BaseQuantity')));
  return [{ description, quantity, unit_price, amount }];
}
