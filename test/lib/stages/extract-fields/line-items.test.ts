import { describe, expect, test } from 'vitest';
import { placedDocument, read, textDocument, values } from './documents.ts';

const table = (head: string, ...rows: string[]) => textDocument([head, ...rows].join('\n'));
const itemsOf = async (document: ReturnType<typeof textDocument>) => (await values(document, 'invoice')).line_items;
const english = 'Description\tQty\tUnit price\tAmount';

describe('a line that takes money back', () => {
  test.each([
    ['before the currency', 'Returned hammer\t1\t-£10.00\t-£10.00'],
    ['behind the currency', 'Returned hammer\t1\t£-10.00\t£-10.00'],
    ['behind the number', 'Returned hammer\t1\t10.00-\t10.00-'],
    ['as brackets', 'Returned hammer\t1\t(10.00)\t(10.00)'],
    ['as brackets around the currency', 'Returned hammer\t1\t(£10.00)\t(£10.00)'],
  ])('keeps its sign %s', async (_where, row) => {
    expect(await itemsOf(table(english, row))).toEqual([
      { description: 'Returned hammer', quantity: 1, unit_price: -10, amount: -10 },
    ]);
  });

  test('keeps the sign of its quantity', async () => {
    expect(await itemsOf(table(english, 'Returned hammer\t-2\t5.00\t-10.00'))).toEqual([
      { description: 'Returned hammer', quantity: -2, unit_price: 5, amount: -10 },
    ]);
  });

  test('lowers the sum that the lines are checked against', async () => {
    const fields = await read(
      table(english, 'Hammer\t2\t£15.00\t£30.00', 'Discount 5% on all\t1\t-£4.00\t-£4.00', 'Total\t£26.00'),
      'invoice',
    );
    expect(fields.line_items?.confidence).toBeGreaterThan(0.8);
  });
});

describe('a description', () => {
  test('may hold the same figure as the quantity', async () => {
    expect(await itemsOf(table(english, 'Brand workshop (2 days)\t2\t£950.00\t£1,900.00'))).toEqual([
      { description: 'Brand workshop (2 days)', quantity: 2, unit_price: 950, amount: 1900 },
    ]);
  });

  test('over two rows is kept whole where its figures stand between them', async () => {
    const head: [string, number, number][] = [
      ['Item', 3, 10],
      ['Qty', 60, 10],
      ['Price', 72, 10],
      ['Amount', 85, 10],
    ];
    const row = (text: string, top: number, price: string): [string, number, number][] => [
      [text, 3, top],
      ['1', 60, top],
      [price, 72, top],
      [price, 85, top],
    ];
    const document = placedDocument([
      ...head,
      ...row('Workshop', 13, '50.00'),
      ['Logo design, including', 3, 16],
      ...row('three rounds of changes', 17.2, '70.00'),
      ...row('Entwurf der neuen', 20.2, '90.00'),
      ['Startseite', 3, 21.4],
      ...row('Printing', 24.4, '20.00'),
    ]);
    expect(await itemsOf(document)).toMatchObject([
      { description: 'Workshop' },
      { description: 'Logo design, including three rounds of changes' },
      { description: 'Entwurf der neuen Startseite' },
      { description: 'Printing' },
    ]);
  });

  test('over two rows of a text goes on in small letters', async () => {
    const document = table(
      english,
      'Logo design, including three rounds\t1\t70.00\t70.00',
      'of changes',
      'Printing\t1\t5.00\t5.00',
    );
    expect(await itemsOf(document)).toMatchObject([
      { description: 'Logo design, including three rounds of changes' },
      { description: 'Printing' },
    ]);
  });

  test('takes no heading of a group in', async () => {
    const document = table(english, '--- Food ---', 'Rice\t1\t3.00\t3.00', 'Tools', 'Hammer\t1\t9.00\t9.00');
    expect(await itemsOf(document)).toMatchObject([{ description: 'Rice' }, { description: 'Hammer' }]);
  });
});

test('lines that do not add up to the net or the total are doubted', async () => {
  const fields = await read(
    table(english, 'Hammer\t2\t15.00\t30.00', 'Delivery as agreed', 'Total\t£42.00'),
    'invoice',
  );
  expect(fields.line_items?.confidence).toBeLessThan(0.6);
});

test('lines that add up to the total without its tax are trusted', async () => {
  const fields = await read(table(english, 'Hammer\t2\t15.00\t30.00', 'VAT 20 %\t£6.00', 'Total\t£36.00'), 'invoice');
  expect(fields.line_items?.confidence).toBeGreaterThan(0.8);
});

test('a quantity may stand before the description', async () => {
  expect(
    await itemsOf(table('Pos\tMenge\tBezeichnung\tPreis\tBetrag', '1\t18 Std.\tMalerarbeiten\t95,00\t1.710,00')),
  ).toEqual([{ description: 'Malerarbeiten', quantity: 18, unit_price: 95, amount: 1710 }]);
});

test('a French table has short names for its columns and spaces in its numbers', async () => {
  const document = table('Désignation\tQté\tPU HT\tMontant HT', 'Pose de parquet\t2\t1 200,00 €\t2 400,00 €');
  expect(await itemsOf(document)).toEqual([
    { description: 'Pose de parquet', quantity: 2, unit_price: 1200, amount: 2400 },
  ]);
});
