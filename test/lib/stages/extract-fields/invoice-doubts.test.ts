import { describe, expect, test } from 'vitest';
import { read } from './documents.ts';
import { drawn } from './invoices/drawn.ts';

const threshold = 0.6;
const fieldsOf = (page: string) => read(drawn(page, 'in one line'), 'invoice');

const sure = `
Ashdown Pottery Ltd
4 Kiln Lane, Lewes BN7 2AA
hello@ashdownpottery.co.uk

INVOICE                                Invoice number: AP-311
                                       Invoice date: 14/05/2024
Bill to: Hive Café Ltd

Mugs                40      9.00      360.00
Net                                   360.00
VAT 20%                                72.00
Total                                £432.00
Account name: Ashdown Pottery Ltd`;

test('an invoice that proves its values needs no person', async () => {
  const fields = await fieldsOf(sure);
  for (const name of ['invoice_number', 'date', 'vendor', 'customer', 'currency', 'net', 'tax', 'total']) {
    expect(fields[name]?.confidence, name).toBeGreaterThan(threshold);
  }
});

describe('a person is asked about', () => {
  test('a sender that only the head of the page names', async () => {
    const { vendor } = await fieldsOf('\nAshdown Pottery\n\nINVOICE 311\n\nTotal   £432.00');
    expect(vendor?.value).toBe('Ashdown Pottery');
    expect(vendor?.confidence).toBeLessThan(threshold);
  });

  test('a sender whose money goes to somebody else', async () => {
    const { vendor } = await fieldsOf(sure.replace('name: Ashdown Pottery Ltd', 'name: R. Stranger Holdings'));
    expect(vendor?.value).toBe('Ashdown Pottery Ltd');
    expect(vendor?.confidence).toBeLessThan((await fieldsOf(sure)).vendor?.confidence ?? 0);
  });

  test('a seller on a page whose only web address is another firm’s', async () => {
    const { vendor } = await fieldsOf(
      '\nSold by: Ashdown Pottery Ltd\n\nInvoice 311\n\nTotal   £432.00\n\nQuestions? www.bigmarket.co.uk/help',
    );
    expect(vendor?.value).toBe('Ashdown Pottery Ltd');
    expect(vendor?.confidence).toBeLessThan(threshold);
  });

  test('sums that contradict one another', async () => {
    const { total } = await fieldsOf(sure.replace('72.00', '27.00'));
    expect(total?.value).toBe(432);
    expect(total?.confidence).toBeLessThan((await fieldsOf(sure)).total?.confidence ?? 0);
    expect(total?.confidence).toBeLessThan(0.8);
  });

  test('a date that can be read both ways, in a document of no known country', async () => {
    const { date } = await fieldsOf(
      '\nInvoice number: 311\nInvoice date: 03/04/2024\nDue date: 05/06/2024\nTotal   432.00',
    );
    expect(date?.confidence).toBeLessThan(threshold);
  });

  test('a date that a firm in one country may have written in the order of another', async () => {
    const { date } = await fieldsOf(
      sure.replace('14/05/2024', '05/04/2024').replace('Hive Café Ltd', 'Hive Café\n12 Elm St, Boston, MA 02109'),
    );
    expect(date?.confidence).toBeLessThan(threshold);
  });

  test('a date of a kind that nobody has heard of', async () => {
    const { date } = await fieldsOf(
      '\nInvoice number: 31102\nHandshake date: 11 May 2024\nPrepared in March, 3 June 2024\nTotal   £432.00',
    );
    expect(date?.value).toBe('2024-05-11');
    expect(date?.confidence).toBeLessThan(threshold);
  });

  test('two numbers that are both called the invoice number', async () => {
    const { invoice_number } = await fieldsOf('\nInvoice number: 31102\n\nInvoice number: 77845\n\nTotal   £432.00');
    expect(invoice_number?.confidence).toBeLessThan(threshold);
  });
});

test('of a table with several rates the last row counts, which sums up the others', async () => {
  const fields = await fieldsOf(`
Ashdown Pottery Ltd                    Invoice number: AP-312
Goods        Net          VAT          Total
Rate 20 %    321.40      64.28        385.68
Rate 5 %     127.59       6.38        133.97
             448.99      70.66        519.65 GBP`);
  expect(fields).toMatchObject({ net: { value: 448.99 }, tax: { value: 70.66 }, total: { value: 519.65 } });
});
