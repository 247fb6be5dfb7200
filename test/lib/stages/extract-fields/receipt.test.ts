import { expect, test } from 'vitest';
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
