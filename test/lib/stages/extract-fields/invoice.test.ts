import { describe, expect, test } from 'vitest';
import { placedDocument, read, textDocument, values } from './documents.ts';

const english = textDocument(
  [
    'Brightwater Pumps Ltd',
    '12 Quay Road, Bristol BS1 4XY, United Kingdom',
    'Tax Invoice',
    'Bill to:',
    'Hazel Gardens Ltd',
    '3 Hill Lane',
    'Invoice number: BW-2041',
    'Order date: 01/04/2024',
    'Invoice date: 03/05/2024',
    'Due date: 02/06/2024',
    'Description\tQty\tUnit price\tAmount',
    'Pump seal 20 mm\t4\t12.50\t50.00',
    'Hose, red\t2\t25.00\t50.00',
    'Delivery note 7781',
    'Subtotal\t£100.00',
    'VAT 20 %\t£20.00',
    'Total\t£120.00',
    'VAT no GB123456789',
  ].join('\n'),
);

describe('an English invoice', () => {
  test('gives its fields', async () => {
    expect(await values(english, 'invoice')).toEqual({
      invoice_number: 'BW-2041',
      date: '2024-05-03',
      due_date: '2024-06-02',
      vendor: 'Brightwater Pumps Ltd',
      customer: 'Hazel Gardens Ltd',
      currency: 'GBP',
      net: 100,
      tax: 20,
      total: 120,
      line_items: [
        { description: 'Pump seal 20 mm', quantity: 4, unit_price: 12.5, amount: 50 },
        { description: 'Hose, red', quantity: 2, unit_price: 25, amount: 50 },
      ],
    });
  });

  test('is nearly certain of sums that add up', async () => {
    const fields = await read(english, 'invoice');
    expect(fields.total?.confidence).toBeGreaterThan(0.95);
    expect(fields.tax?.confidence).toBeGreaterThan(0.95);
  });
});

describe('a German invoice with geometry', () => {
  const german = placedDocument([
    ['Muster Bau GmbH · Hauptstraße 5 · 12345 Musterstadt', 10, 5],
    ['Rechnungsempfänger', 10, 15],
    ['Beispiel AG', 10, 17],
    ['Rechnungsnummer', 60, 15],
    ['Rechnungsdatum', 78, 15],
    ['2024-0017', 60, 17],
    ['07.05.2024', 78, 17],
    ['Nettobetrag', 50, 60],
    ['1.000,00 €', 80, 60],
    ['MwSt 19 %', 50, 63],
    ['190,00 €', 80, 63],
    ['Rechnungsbetrag', 50, 66],
    ['1.190,00 €', 80, 66],
    ['zahlbar bis 06.06.2024', 10, 75],
    ['IBAN DE02 1203 0000 0000 2020 51', 10, 90],
  ]);

  test('is read by columns', async () => {
    expect(await values(german, 'invoice')).toMatchObject({
      invoice_number: '2024-0017',
      date: '2024-05-07',
      due_date: '2024-06-06',
      vendor: 'Muster Bau GmbH',
      customer: 'Beispiel AG',
      currency: 'EUR',
      net: 1000,
      tax: 190,
      total: 1190,
      iban: 'DE02120300000000202051',
    });
  });

  test('shows the line that each value was read from', async () => {
    const fields = await read(german, 'invoice');
    expect(fields.date).toMatchObject({ page: 1, quote: '07.05.2024', bbox: german.pages[0]?.lines[6]?.bbox });
    expect(fields.total).toMatchObject({ page: 1, quote: '1.190,00 €', bbox: german.pages[0]?.lines[12]?.bbox });
  });
});

test('a French credit note keeps its sign', async () => {
  const note = textDocument(
    'Menuiserie Lavande SARL\nAvoir AV-2024-0005\nDate de facture 16/11/2024\nTotal HT -218,48 €\nTotal taxes -14,99 €\nTotal TTC -233,47 €',
  );
  expect(await values(note, 'invoice')).toMatchObject({
    invoice_number: 'AV-2024-0005',
    date: '2024-11-16',
    net: -218.48,
    tax: -14.99,
    total: -233.47,
    currency: 'EUR',
  });
});

test('an American invoice reads the month first', async () => {
  const invoice = textDocument(
    'Invoice # 77-A\nElm Street 4, Austin, TX 73301\nInvoice date: 03/04/2024\nTotal: $15.00',
  );
  expect(await values(invoice, 'invoice')).toMatchObject({ date: '2024-03-04', currency: 'USD', total: 15 });
});

test('values that stand before their labels are still found', async () => {
  const invoice = textDocument('993548Factuurnummer:\n19 april 2024Factuurdatum:\nTotaal € 717,97');
  expect(await values(invoice, 'invoice')).toMatchObject({
    invoice_number: '993548',
    date: '2024-04-19',
    total: 717.97,
  });
});

test('two different totals make the total less certain', async () => {
  const clear = await read(textDocument('Invoice 1\nTotal 50.00'), 'invoice');
  const unclear = await read(textDocument('Invoice 1\nTotal 50.00\nTotal 70.00'), 'invoice');
  expect(unclear.total?.confidence).toBeLessThan(clear.total?.confidence ?? 0);
});

test('nothing is invented where nothing is said', async () => {
  expect(await values(textDocument('Please see the attached file.'), 'invoice')).toEqual({});
});

test.each<[language: string, text: string, fields: Record<string, unknown>]>([
  [
    'French',
    'Facture n°5620-44 du 02 juillet 2024\nMontant HT 24,99 €\nTVA 20% 5,00 €\nTotal TTC 29,99 €',
    { invoice_number: '5620-44', date: '2024-07-02', total: 29.99 },
  ],
  [
    'German',
    'Re.-Nr.: 4711\nDatum: 01.02.2024\nNetto 10,00\nUSt 19% 1,90\nBrutto 11,90 EUR',
    { invoice_number: '4711', date: '2024-02-01', net: 10, tax: 1.9, total: 11.9 },
  ],
  [
    'Spanish',
    'Factura Nº: A-2024/15\nFecha: 15/03/2024\nBase imponible 100,00 €\nIVA 21% 21,00 €\nTotal factura 121,00 €',
    { invoice_number: 'A-2024/15', date: '2024-03-15', net: 100, tax: 21, total: 121 },
  ],
  [
    'Italian',
    'Fattura n. 15/2024 del 15/03/2024\nImponibile 100,00\nIVA 22% 22,00\nTotale documento € 122,00',
    { invoice_number: '15/2024', date: '2024-03-15', total: 122 },
  ],
])('a %s invoice is read by its own labels', async (_language, text, fields) => {
  expect(await values(textDocument(text), 'invoice')).toMatchObject(fields);
});

test.each([
  'Endsumme',
  'Gesamtsumme',
  'Zu zahlen',
  'Rechnungsendbetrag',
  'Rechnungssumme',
  'Montant TTC',
  'Montant total T.T.C.',
  'Total général',
  'Net TTC à payer',
  'Montant à régler',
  'Reste à payer',
  'Amount to pay',
  'Final amount',
])('“%s” stands before the total', async (label) => {
  const document = textDocument(`Rechnung 7\nLieferung ab 500,00 EUR frei\n${label}: 119,00 EUR\nSkonto 2,38 EUR`);
  expect(await values(document, 'invoice')).toMatchObject({ total: 119 });
});

test('a Swiss invoice calls its net an interim total', async () => {
  const document = textDocument("Rechnung 7\nZwischentotal 2'052.50\nMWST 8.1% 166.25\nTotal CHF 2'218.75");
  const { net, total } = await read(document, 'invoice');
  expect([net?.value, total?.value]).toEqual([2052.5, 2218.75]);
  expect(total?.confidence).toBeGreaterThan(0.9);
});

test('a value inside a long paragraph is quoted with what stands around it', async () => {
  const paragraph = `${'We thank you for your trust. '.repeat(40)}Invoice number: BW-77. ${'See you soon. '.repeat(40)}`;
  const { invoice_number } = await read(textDocument(paragraph), 'invoice');
  expect(invoice_number?.value).toBe('BW-77');
  expect(invoice_number?.quote).toContain('BW-77');
  expect(invoice_number?.quote?.length).toBeLessThan(400);
  expect(paragraph).toContain(invoice_number?.quote);
});

test('pages made to be slow are read in bounded time', async () => {
  const hostile = textDocument(
    ['1.00\t'.repeat(400), '$1 '.repeat(700), 'Invoice no '.repeat(200)].join('\n').repeat(40),
  );
  const started = performance.now();
  await values(hostile, 'invoice');
  expect(performance.now() - started).toBeLessThan(3_000);
});
