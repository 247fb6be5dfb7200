import type { EInvoice, EInvoiceItem } from './e-invoice.ts';
import { all, at, type Element, textOf } from './element.ts';
import { amountOf, currencyOf, dateOf, ibanOf, inCurrency, perUnit } from './values.ts';

const DOCUMENT = 'ExchangedDocument|HeaderExchangedDocument';
const TRANSACTION = 'SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction';
const AGREEMENT = 'ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement';
const SETTLEMENT = 'ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement';
const SUMMATION = 'SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation';
const MEANS = 'SpecifiedTradeSettlementPaymentMeans';
const TERMS = 'SpecifiedTradePaymentTerms';

const LINE = {
  agreement: 'SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement',
  delivery: 'SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery',
  settlement: 'SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement',
  summation: 'SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation',
};

/** Whether this is UN/CEFACT's invoice: of Factur-X, XRechnung and ZUGFeRD 2, of ZUGFeRD 1, or of its drafts. */
export const isCrossIndustry = (root: Element): boolean =>
  /^(?:CrossIndustryInvoice|CrossIndustryDocument|Invoice)$/.test(root.name) && at(root, TRANSACTION) !== undefined;

/** Reads ZUGFeRD of all versions, Factur-X and XRechnung in the syntax of UN/CEFACT. */
export function readCrossIndustry(root: Element): EInvoice {
  const document = at(root, DOCUMENT);
  const transaction = at(root, TRANSACTION);
  const agreement = at(transaction, AGREEMENT);
  const settlement = at(transaction, SETTLEMENT);
  const sums = at(settlement, SUMMATION);
  const currency = currencyOf(at(settlement, 'InvoiceCurrencyCode'));
  const sum = (name: string) => amountOf(inCurrency(all(sums, name), currency));
  return {
    invoice_number: textOf(at(document, 'ID')),
    date: dateOf(at(document, 'IssueDateTime')),
    due_date: firstOf(all(settlement, TERMS), (terms) => dateOf(at(terms, 'DueDateDateTime'))),
    vendor: nameOf(at(agreement, 'SellerTradeParty')),
    customer: nameOf(at(agreement, 'BuyerTradeParty')),
    currency,
    net: sum('TaxBasisTotalAmount'),
    tax: sum('TaxTotalAmount'),
    total: sum('GrandTotalAmount') ?? sum('DuePayableAmount'),
    iban: firstOf(all(settlement, MEANS), (means) => ibanOf(at(means, 'PayeePartyCreditorFinancialAccount', 'IBANID'))),
    line_items: all(transaction, 'IncludedSupplyChainTradeLineItem').flatMap(itemOf),
  };
}

const nameOf = (party: Element | undefined): string | null =>
  textOf(at(party, 'Name')) ?? textOf(at(party, 'SpecifiedLegalOrganization', 'TradingBusinessName'));

/** Lines that only carry a note or group others have neither quantity nor amount. */
function itemOf(line: Element): EInvoiceItem[] {
  const product = at(line, 'SpecifiedTradeProduct');
  const description = textOf(at(product, 'Name')) ?? textOf(at(product, 'Description'));
  const price = at(line, LINE.agreement, 'NetPriceProductTradePrice');
  const quantity = amountOf(at(line, LINE.delivery, 'BilledQuantity'));
  const amount = amountOf(at(line, LINE.settlement, LINE.summation, 'LineTotalAmount'));
  if (description === null || (quantity === null && amount === null)) return [];
  const unit_price = perUnit(amountOf(at(price, 'ChargeAmount')), amountOf(at(price, 'BasisQuantity')));
  return [{ description, quantity, unit_price, amount }];
}

function firstOf<T>(elements: Element[], read: (element: Element) => T | null): T | null {
  for (const element of elements) {
    const value = read(element);
    if (value !== null) return value;
  }
  return null;
}
