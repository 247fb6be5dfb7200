import { describe, expect, test } from 'vitest';
import { findEInvoice, readEInvoice } from '../../../../lib/stages/e-invoice/e-invoice.ts';
import { asDraft, asZugferd1, crossIndustry, ubl } from './xml.ts';

const expected = {
  invoice_number: 'FX-2024-17',
  date: '2024-05-07',
  due_date: '2024-06-06',
  vendor: 'Sägewerk Tannhof GmbH',
  customer: 'Möbel Linde KG',
  currency: 'EUR',
  net: 1000,
  tax: 190,
  total: 1190,
  iban: 'DE02120300000000202051',
  line_items: [{ description: 'Oak & ash boards', quantity: 40, unit_price: 25, amount: 1000 }],
};

describe('an invoice in XML gives its fields exactly', () => {
  test.each([
    ['in Factur-X, XRechnung and ZUGFeRD 2', crossIndustry()],
    ['in ZUGFeRD 1', crossIndustry(asZugferd1)],
    ['in the drafts of ZUGFeRD', crossIndustry(asDraft)],
    ['whatever its prefixes are', crossIndustry((xml) => xml.replace(/ram:/g, 'a:').replace(/rsm:/g, ''))],
    ['with a byte order mark', crossIndustry((xml) => `\ufeff${xml}`)],
  ])('%s', (_name, bytes) => {
    expect(readEInvoice(bytes)).toEqual(expected);
  });

  test('in UBL', () => {
    expect(readEInvoice(ubl())).toEqual({
      invoice_number: 'UB-88',
      date: '2024-03-01',
      due_date: '2024-03-31',
      vendor: 'Björk Papper AB',
      customer: 'Skola Nord',
      currency: 'SEK',
      net: 100,
      tax: 25,
      total: 125,
      iban: 'SE4550000000058398257466',
      line_items: [{ description: 'Paper', quantity: 5, unit_price: 20, amount: 100 }],
    });
  });

  test('in a credit note of UBL', () => {
    const note = ubl((xml) =>
      xml
        .replace(/Invoice(?=[ >-])/g, 'CreditNote')
        .replace(/InvoiceLine/g, 'CreditNoteLine')
        .replace(/InvoicedQuantity/g, 'CreditedQuantity'),
    );
    expect(readEInvoice(note)).toMatchObject({ invoice_number: 'UB-88', total: 125, line_items: [{ quantity: 5 }] });
  });

  test('in Latin-1', () => {
    const text = new TextDecoder().decode(crossIndustry()).replace('UTF-8', 'ISO-8859-1');
    const latin1 = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(readEInvoice(latin1)).toEqual(expected);
  });

  test('and leaves open what it does not say', () => {
    const minimum = crossIndustry((xml) =>
      xml
        .replace(/<ram:IncludedSupplyChain.*<\/ram:IncludedSupplyChainTradeLineItem>/s, '')
        .replace(/<ram:SpecifiedTradePaymentTerms>.*?<\/ram:SpecifiedTradePaymentTerms>/s, ''),
    );
    expect(readEInvoice(minimum)).toEqual({ ...expected, due_date: null, line_items: [] });
  });
});

test.each([
  ['102', '20240507', '2024-05-07'],
  ['203', '202405071230', '2024-05-07'],
  ['610', '202405', null],
  ['102', '20240231', null],
  ['102', '2024-05-07', '2024-05-07'],
])('a date of format %s, %s, is read as %s', (format, text, date) => {
  const xml = crossIndustry((all) => all.replace('"102">20240507', `"${format}">${text}`));
  expect(readEInvoice(xml)?.date).toBe(date);
});

test('an IBAN with wrong check digits and an amount that is no number are left out', () => {
  const xml = crossIndustry((all) => all.replace('DE02 1203', 'DE03 1203').replace('190.00', '190,00'));
  expect(readEInvoice(xml)).toMatchObject({ iban: null, tax: null });
});

describe('XML that means harm or is no invoice is none', () => {
  const doctype =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
  const deep = `<Invoice>${'<a>'.repeat(20_000)}`;
  const wide = `<Invoice>${'<a/>'.repeat(60_000)}</Invoice>`;
  test.each([
    [
      'entities',
      crossIndustry((xml) =>
        xml.replace('<rsm:CrossIndustryInvoice', `${doctype}<rsm:CrossIndustryInvoice`).replace('FX-2024-17', '&b;&f;'),
      ),
    ],
    ['a depth no invoice has', new TextEncoder().encode(deep)],
    ['more elements than an invoice has', new TextEncoder().encode(wide)],
    ['a size no invoice has', crossIndustry((xml) => `${xml}${' '.repeat(3_000_000)}`)],
    ['an order', crossIndustry((xml) => xml.replace(/CrossIndustryInvoice/g, 'SCRDMCCBDACIOMessageStructure'))],
    ['no XML', new TextEncoder().encode('Rechnung 17')],
    ['nothing', new Uint8Array()],
  ])('%s', (_name, bytes) => {
    expect(readEInvoice(bytes)).toBeNull();
  });
});

test('long texts and many lines are cut', () => {
  const item =
    /<ram:IncludedSupplyChainTradeLineItem>\s*<ram:SpecifiedTradeProduct>.*?<\/ram:IncludedSupplyChainTradeLineItem>/s;
  const xml = crossIndustry((all) =>
    all.replace(item, (one) => one.repeat(600)).replace('Sägewerk', 'S'.repeat(9_000)),
  );
  const invoice = readEInvoice(xml);
  expect(invoice?.line_items).toHaveLength(500);
  expect(invoice?.vendor).toHaveLength(500);
});

test('of several files the one with a prescribed name is the invoice', () => {
  const other = crossIndustry((xml) => xml.replace('FX-2024-17', 'COPY-1'));
  const files = [
    { name: 'order.xml', bytes: other },
    { name: 'factur-x.xml', bytes: crossIndustry() },
  ];
  expect(findEInvoice(files)?.invoice_number).toBe('FX-2024-17');
  expect(findEInvoice([{ name: 'notes.xml', bytes: new TextEncoder().encode('<notes/>') }])).toBeNull();
});
