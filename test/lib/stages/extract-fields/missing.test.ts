import { expect, test } from 'vitest';
import { read, textDocument } from './documents.ts';

const threshold = 0.6;

test('a person is asked for the total of an invoice that nobody could find, and told why', async () => {
  const { total, invoice_number } = await read(
    textDocument('Elm Joinery Ltd\n12 Mill Lane, Bath BA2 3QX\nInvoice no: 20881\nInvoice date: 12 May 2026'),
    'invoice',
  );
  expect(total).toMatchObject({
    value: null,
    page: null,
    quote: null,
    reason: 'No total was found, which every invoice should have.',
  });
  expect(total?.confidence).toBeLessThan(threshold);
  expect(invoice_number?.value).toBe('20881');
});

test('nobody is asked for what many such documents do without', async () => {
  const names = Object.keys(await read(textDocument('Skills\nPython, SQL'), 'resume'));
  expect(names).toEqual(['skills']);
  expect(await read(textDocument('A report on birds.'), 'report')).toEqual({});
});
