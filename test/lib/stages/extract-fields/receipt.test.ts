import { describe, expect, test } from 'vitest';
import type { ReadDocument } from '../../../../lib/stages/stage.ts';
import { read, textDocument, values } from './documents.ts';

const receipt = textDocument(
  [
    'LEE WEI MING',
    'HARBOUR HARDWARE TRADING SDN BHD',
    '(123456-X)',
    'NO 7, JALAN MAWAR 3',
    '81100 JOHOR BAHRU',
    'TEL: 07-1234567',
    'DATE',
    '05/03/2024',
    'TAPE 2 X 3.00\t6.00',
    'TOTAL QTY: 2',
    'SUB TOTAL\t6.00',
    'TOTAL GST\t0.36',
    'ROUNDING ADJ\t-0.01',
    'TOTAL (RM)\t6.35',
    'CASH\t10.00',
    'CHANGE\t3.65',
    'GST SUMMARY',
    'TOTAL\t6.00\t0.36',
  ].join('\n'),
);

/** The same words as an engine reads them off a photograph. */
function photographed(text: string): ReadDocument {
  const document = textDocument(text);
  return { ...document, pages: document.pages.map((page) => ({ ...page, source: 'ocr', confidence: 0.96 })) };
}

test('a till receipt gives shop, date, total, tax, currency and address', async () => {
  expect(await values(receipt, 'receipt')).toEqual({
    vendor: 'HARBOUR HARDWARE TRADING SDN BHD',
    date: '2024-03-05',
    total: 6.35,
    tax: 0.36,
    currency: 'MYR',
    address: 'NO 7, JALAN MAWAR 3 81100 JOHOR BAHRU',
  });
});

test('cash less change proves the total', async () => {
  const fields = await read(receipt, 'receipt');
  expect(fields.total).toMatchObject({ quote: '6.35' });
  expect(fields.total?.confidence).toBeGreaterThan(0.9);
});

test('a badly read page makes its values less certain', async () => {
  const [page] = receipt.pages;
  if (!page) throw new Error('The receipt has a page.');
  const scanned = { ...receipt, pages: [{ ...page, source: 'ocr' as const, confidence: 0.5 }] };
  const [sharp, blurred] = [await read(receipt, 'receipt'), await read(scanned, 'receipt')];
  expect(blurred.total?.confidence).toBeLessThan(sharp.total?.confidence ?? 0);
});

describe('receipts of other countries', () => {
  test('a German till names its sum, its tax in a table and its change', async () => {
    const till = `Elmenhof Markt GmbH
Lindenstr. 12
10115 Berlin
Tel. 030 1234567
BIO VOLLMILCH  1,19 B
BATTERIEN AA  4,99 A
SUMME EUR  8,92
Geg. BAR EUR  10,00
Rückgeld BAR EUR  -1,08
Gesamtbetrag  7,84  1,08  8,92
12.03.2024  17:45  Bon-Nr.:4411`;
    expect(await values(textDocument(till), 'receipt')).toEqual({
      vendor: 'Elmenhof Markt GmbH',
      date: '2024-03-12',
      total: 8.92,
      tax: 1.08,
      currency: 'EUR',
      address: 'Lindenstr. 12 10115 Berlin',
    });
  });

  test('a French ticket names its total, its tax and what was rendered', async () => {
    const ticket = `BOULANGERIE DU MOULIN SARL
14 rue des Tilleuls
69003 LYON
Tél : 04 78 00 00 00
Ticket n° 0042 le 05/03/2024 à 08:12
1 TARTE POMME  12,50
TOTAL TTC  15,10 €
TVA 5,5 %  0,79
ESPECES  20,00
RENDU  4,90`;
    expect(await values(textDocument(ticket), 'receipt')).toEqual({
      vendor: 'BOULANGERIE DU MOULIN SARL',
      date: '2024-03-05',
      total: 15.1,
      tax: 0.79,
      currency: 'EUR',
      address: '14 rue des Tilleuls 69003 LYON',
    });
  });

  test('an American receipt writes the month first', async () => {
    const slip = `ELM STREET GROCERY
Store #1042
742 Evergreen Ter
Springfield, OR 97477
(541) 555-0142
05/04/2024 06:12 PM
SUBTOTAL  10.28
SALES TAX 8.25%  0.74
TOTAL  $11.02
CASH TEND  $20.00
CHANGE DUE  $8.98`;
    expect(await values(textDocument(slip), 'receipt')).toEqual({
      vendor: 'ELM STREET GROCERY',
      date: '2024-05-04',
      total: 11.02,
      tax: 0.74,
      currency: 'USD',
      address: '742 Evergreen Ter Springfield, OR 97477',
    });
  });

  test('a British receipt ends its address with the postcode', async () => {
    const slip =
      'HARBOUR STORES LTD\n10 High Street\nWhitby\nYO21 1AB\n04/05/2024 10:21\nTOTAL  £2.50\nVISA DEBIT SALE  £2.50';
    expect(await values(textDocument(slip), 'receipt')).toMatchObject({
      date: '2024-05-04',
      total: 2.5,
      currency: 'GBP',
      address: '10 High Street Whitby YO21 1AB',
    });
  });
});

test('a receipt by mail names the firm that it is from, and its address at the end', async () => {
  const mail = `Your receipt from Elmware
Receipt #1234-5678
Date paid March 4, 2024
Total  $20.00
Amount charged  $20.00
Elmware Inc., 500 Market Street, San Francisco, CA 94105`;
  expect(await values(textDocument(mail), 'receipt')).toMatchObject({
    vendor: 'Elmware',
    date: '2024-03-04',
    total: 20,
    currency: 'USD',
    address: '500 Market Street, San Francisco, CA 94105',
  });
});

test('a total on one line with its sign and nothing to prove it is still the total', async () => {
  const slip = 'SHELLY #4412\n1200 N LAMAR BLVD\nAUSTIN TX 78703\nFUEL TOTAL $33.63';
  expect(await values(textDocument(slip), 'receipt')).toMatchObject({
    vendor: 'SHELLY',
    total: 33.63,
    address: '1200 N LAMAR BLVD AUSTIN TX 78703',
  });
  expect(await values(textDocument('Quittung\nTotal CHF 42.50'), 'receipt')).toMatchObject({ total: 42.5 });
});

describe('photographed receipts', () => {
  const misread = `WEI & SONS ENTERPRISE
NO 4, Ja1an Mawar,
47400 Peta1ing Jaya
Se langor
Date: 05/03/2O24
[Excluded GST] Sub Total  106.10
Total GST  6.37
Rounding  -0.02
Total (RM)  112.46
CASH  112.45
Change  0.00`;

  test('slips that leave no choice are undone in the value and kept in the quote', async () => {
    const { address } = await read(photographed(misread), 'receipt');
    expect(address?.value).toBe('NO 4, Jalan Mawar, 47400 Petaling Jaya Selangor');
    expect(address?.quote).toContain('Ja1an');
  });

  test('a total that neither the payment nor the sum of its parts bears out gives way to what both say', async () => {
    expect(await values(photographed(misread), 'receipt')).toMatchObject({ total: 112.45 });
  });

  test('what was handed over is not the total because the change cannot be read', async () => {
    const slip = 'ELM MART\nSUB TOTAL  18.80\nTOTAL  18.80\nPayment Type  CASH\nReceived Cash  50.00\nCHANGE  3l.2O';
    expect(await values(photographed(slip), 'receipt')).toMatchObject({ total: 18.8 });
  });

  test('a date that lost its first digit is doubted', async () => {
    const { date } = await read(photographed('ELM MART\n8/03/2018 10:36\nTOTAL  18.80'), 'receipt');
    expect(date?.confidence).toBeLessThan(0.6);
  });

  test('a date with letters for digits is read with doubt', async () => {
    const { date } = await read(photographed(misread), 'receipt');
    expect(date?.value).toBe('2024-03-05');
    expect(date?.confidence).toBeLessThan(0.6);
  });

  test('an address with garbled words is doubted, one read well is not', async () => {
    const [top, , ...rest] = misread.split('\n');
    const garbled = [top, 'NO 4, Jaan Mwr°, Jhor 474O0pj', ...rest].join('\n');
    expect((await read(photographed(misread), 'receipt')).address?.confidence).toBeGreaterThan(0.6);
    expect((await read(photographed(garbled), 'receipt')).address?.confidence).toBeLessThan(0.6);
  });

  test('a worn shop name is read by the web address that spells it too', async () => {
    const worn = `Corner  IyMart
Maxwell Resounce s 5dn Bhd (123456-X)
NO 4, JALAN MAWAR
47400 PETALING JAYA
TOTAL  18.80
www.facebook.com/CornerlyMartMY`;
    expect(await values(photographed(worn), 'receipt')).toMatchObject({ vendor: 'CornerlyMart' });
  });

  test('a name that is rare is not taken for a slip of a word that is known', async () => {
    const slip = 'PASAR MINI JIN SENG\nNO 4, JIn Mawar,\n47400 PETALING JAYA\nTOTAL  9.00';
    expect(await values(photographed(slip), 'receipt')).toMatchObject({
      vendor: 'PASAR MINI JIN SENG',
      address: 'NO 4, Jln Mawar, 47400 PETALING JAYA',
    });
  });

  test('a legal form on a line of its own belongs to the name above it', async () => {
    const slip = 'BOOKS (TAMAN DAYA) SDN\nBHD\n123456-W\nNO.53, JALAN SAGU 18,\n81100 JOHOR BAHRU\nTOTAL  9.00';
    expect(await values(photographed(slip), 'receipt')).toMatchObject({ vendor: 'BOOKS (TAMAN DAYA) SDN BHD' });
  });
});
