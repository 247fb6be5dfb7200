import { describe, expect, test } from 'vitest';
import { readEmail, readPhone } from '../../../../lib/stages/extract-fields/read/contact.ts';
import { type DateOrder, dateReader } from '../../../../lib/stages/extract-fields/read/date.ts';
import { readIban } from '../../../../lib/stages/extract-fields/read/iban.ts';
import { readIdentifier } from '../../../../lib/stages/extract-fields/read/identifier.ts';
import { amountReader, type Decimal } from '../../../../lib/stages/extract-fields/read/money.ts';

describe('dates', () => {
  test.each<[string, DateOrder, string]>([
    ['2024-06-30', 'dmy', '2024-06-30'],
    ['30.06.2024', 'dmy', '2024-06-30'],
    ['30/06/24', 'dmy', '2024-06-30'],
    ['03/04/2024', 'dmy', '2024-04-03'],
    ['03/04/2024', 'mdy', '2024-03-04'],
    ['25/12/2024', 'mdy', '2024-12-25'],
    ['June 30, 2024', 'dmy', '2024-06-30'],
    ['30. Juni 2024', 'dmy', '2024-06-30'],
    ['7. März 2024', 'dmy', '2024-03-07'],
    ['1er août 2024', 'dmy', '2024-08-01'],
    ['19 april 2024', 'dmy', '2024-04-19'],
    ['05-AUG-2024', 'dmy', '2024-08-05'],
    ['this 4th day of April, 2024', 'mdy', '2024-04-04'],
    ['21/05/2024TIME', 'dmy', '2024-05-21'],
  ])('"%s" read as %s is %s', (text, order, date) => {
    expect(dateReader(order)(text).map(({ value }) => value)).toEqual([date]);
  });

  test.each(['31.02.2024', '12.5', '192.168.10.24', '45/45/2024', 'version 1.2.3'])('"%s" is no date', (text) => {
    expect(dateReader('dmy')(text)).toEqual([]);
  });
});

describe('money', () => {
  test.each<[string, Decimal, number, string | null]>([
    ['1.163,40 €', ',', 1163.4, 'EUR'],
    ['1 163,40 €', ',', 1163.4, 'EUR'],
    ['$1,163.40', '.', 1163.4, '$'],
    ['EUR 34,73', ',', 34.73, 'EUR'],
    ['RM31.60', '.', 31.6, 'MYR'],
    ['-20,48 €', ',', -20.48, 'EUR'],
    ['€ -9,32', ',', -9.32, 'EUR'],
    ['(233.47)', '.', -233.47, null],
    ['100,00-', ',', -100, null],
    ["1'163.40 CHF", '.', 1163.4, 'CHF'],
    ['12.500', ',', 12500, null],
  ])('"%s" with decimal "%s" is %d %s', (text, decimal, amount, currency) => {
    expect(amountReader(decimal)(text)[0]?.value).toMatchObject({ amount, currency });
  });

  test.each(['19 %', '12/05/2024', 'AB12.50', '10:30'])('"%s" is no amount', (text) => {
    expect(amountReader('.')(text)).toEqual([]);
  });
});

describe('numbers with a form of their own', () => {
  test('an IBAN counts when its checksum is right, and is given without spaces', () => {
    expect(readIban('IBAN DE02 1203 0000 0000 2020 51 BIC').map(({ value }) => value)).toEqual([
      'DE02120300000000202051',
    ]);
    expect(readIban('IBAN DE03 1203 0000 0000 2020 51')).toEqual([]);
  });

  test('a document number has a digit and is neither date nor amount', () => {
    const numbers = readIdentifier('INV/2024/03-0008 of 12.05.2024 over 12.50').map(({ value }) => value);
    expect(numbers).toEqual(['INV/2024/03-0008']);
  });

  test('e-mail addresses and phone numbers are told from years and dates', () => {
    expect(readEmail('mail rosa.l@example.org.')[0]?.value).toBe('rosa.l@example.org');
    expect(readPhone('+49 (30) 1234-567')[0]?.value).toBe('+49 (30) 1234-567');
    expect(readPhone('2015 - 2019')).toEqual([]);
    expect(readPhone('03.05.2024')).toEqual([]);
  });
});
