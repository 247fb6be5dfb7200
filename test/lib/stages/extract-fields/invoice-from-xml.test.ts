import { expect, test } from 'vitest';
import { classify } from '../../../../lib/stages/classify/classify.ts';
import { readEInvoice } from '../../../../lib/stages/e-invoice/e-invoice.ts';
import type { ReadDocument } from '../../../../lib/stages/stage.ts';
import { crossIndustry } from '../e-invoice/xml.ts';
import { offline, placedDocument, read } from './documents.ts';

const page = placedDocument([
  ['Sägewerk Tannhof GmbH', 10, 5],
  ['Rechnungsempfänger: Möbel Linde KG', 10, 15],
  ['Rechnungsnummer: FX-2024-17', 60, 15],
  ['Rechnungsdatum: 07.05.2024', 60, 18],
  ['Gesamtbetrag', 50, 66],
  ['1.200,00 €', 80, 66],
  ['Ansprechpartner Frau Roth', 10, 90],
]);
const document: ReadDocument = { ...page, eInvoice: readEInvoice(crossIndustry()) };

test('an invoice that carries its XML gives the values of the XML, each where the page prints it', async () => {
  const fields = await read(document, 'invoice');
  expect(fields.invoice_number).toEqual({
    name: 'invoice_number',
    value: 'FX-2024-17',
    confidence: 0.99,
    page: 1,
    bbox: page.pages[0]?.lines[2]?.bbox,
    quote: 'Rechnungsnummer: FX-2024-17',
    engine: 'e-invoice-1',
  });
  expect(fields.date).toMatchObject({ value: '2024-05-07', page: 1, quote: 'Rechnungsdatum: 07.05.2024' });
  expect(fields.vendor).toMatchObject({ value: 'Sägewerk Tannhof GmbH', page: 1 });
  expect(fields.customer).toMatchObject({ value: 'Möbel Linde KG', page: 1 });
  expect(fields.line_items?.value).toEqual([
    { description: 'Oak & ash boards', quantity: 40, unit_price: 25, amount: 1000 },
  ]);
});

test('a value that no page prints has no place', async () => {
  const { net, line_items } = await read(document, 'invoice');
  expect(net).toMatchObject({ value: 1000, confidence: 0.99, page: null, bbox: null, quote: '1000' });
  expect(line_items).toMatchObject({ page: null, quote: null });
});

test('lines of an invoice are shown where the page describes them', async () => {
  const line = placedDocument([
    ['Rechnung FX-2024-17', 10, 5],
    ['40 Stück Oak & ash boards', 10, 30],
  ]);
  const { line_items } = await read({ ...line, eInvoice: document.eInvoice ?? null }, 'invoice');
  expect(line_items).toMatchObject({ page: 1, quote: '40 Stück Oak & ash boards', engine: 'e-invoice-1' });
});

test('a page that says something else than the XML is quoted beside the value', async () => {
  const { total } = await read(document, 'invoice');
  expect(total).toMatchObject({ value: 1190, confidence: 0.99, page: 1, quote: 'XML: 1190 / page 1: 1.200,00 €' });
});

test('what the XML leaves open is read from the page', async () => {
  const invoice = readEInvoice(crossIndustry((xml) => xml.replace('FX-2024-17', '')));
  const { invoice_number } = await read({ ...page, eInvoice: invoice }, 'invoice');
  expect(invoice_number).toMatchObject({ value: 'FX-2024-17' });
  expect(invoice_number?.engine).not.toBe('e-invoice-1');
});

test('a document that carries an invoice in XML is an invoice', async () => {
  const letter = {
    ...placedDocument([['Dear Sir or Madam, please see the enclosed.', 10, 5]]),
    eInvoice: document.eInvoice ?? null,
  };
  expect(await classify(letter, offline)).toMatchObject({
    category: 'invoice',
    confidence: 0.99,
    reasons: ['It carries an invoice in XML.'],
  });
});
