import { expect, test } from 'vitest';
import type { ReadDocument } from '../../../../lib/stages/stage.ts';
import { read } from './documents.ts';
import { drawn } from './invoices/drawn.ts';

const threshold = 0.6;

/** A file whose pages are drawn one after the other. */
function file(...drawings: string[]): ReadDocument {
  const pages = drawings.flatMap((page, index) =>
    drawn(page, 'in one line').pages.map((one) => ({ ...one, number: index + 1 })),
  );
  return { mediaType: 'application/pdf', pages };
}

const invoice = (number: string, date: string, net: string, vat: string, total: string) => `
Ashdown Pottery Ltd
4 Kiln Lane, Lewes BN7 2AA
hello@ashdownpottery.co.uk

INVOICE                                Invoice number: ${number}
                                       Invoice date: ${date}
Bill to: Hive Café Ltd

Mugs                                                  ${net}
Net                                                   ${net}
VAT 20%                                                ${vat}
Total                                                £${total}
Account name: Ashdown Pottery Ltd`;

const first = invoice('AP-311', '14/05/2024', '360.00', '72.00', '432.00');
const second = invoice('AP-312', '21/05/2024', '100.00', '20.00', '120.00');
const terms = '\nOur terms\nGoods stay ours until they are paid.\nReturn them within 14 days.';

test('of a file that holds two invoices the first one is read, and a person is told of the other', async () => {
  const fields = await read(file(first, terms, second), 'invoice');
  expect(fields).toMatchObject({
    invoice_number: { value: 'AP-311' },
    date: { value: '2024-05-14' },
    total: { value: 432 },
  });
  for (const field of Object.values(fields)) {
    expect(field.confidence, field.name).toBeLessThan(threshold);
    expect(field.reason).toBe('The file holds 2 invoices: AP-311 (pages 1–2), AP-312 (page 3). This is of the first.');
  }
});

test('what a language model says of such a file is left to a person too', async () => {
  const seen: string[] = [];
  const model = {
    engine: 'a-model',
    async answer<T>({ input, schema }: { input: string; schema: { parse(value: unknown): T } }) {
      seen.push(input);
      const customer = { value: 'Hive Café Ltd', quote: 'Made with love for: Hive Café Ltd' };
      return schema.parse({ customer, due_date: null, iban: null });
    },
  };
  const unclear = file(first.replace('Bill to', 'Made with love for'), second);
  const { customer } = await read(unclear, 'invoice', { ocr: null, embedder: null, model });
  expect(customer).toMatchObject({ engine: 'a-model' });
  expect(customer?.confidence).toBeLessThan(threshold);
  expect(seen.join()).not.toContain('AP-312');
});

test('an invoice of several pages is one, with its number and its interim sums on each', async () => {
  const [head = '', rest = ''] = first.split('Net  ');
  const fields = await read(
    file(`${head}Carried forward   360.00`, `Invoice number: AP-311\nNet  ${rest}`, terms),
    'invoice',
  );
  expect(fields.total).toMatchObject({ value: 432 });
  expect(fields.total?.confidence).toBeGreaterThan(threshold);
});

test('an invoice that names an order and an older invoice on another page is one', async () => {
  const note = '\nDelivery note no. 77120\nOrder number: 4711\nRelated invoice no. AP-200\nTotal weight 12 kg';
  const fields = await read(file(first, note), 'invoice');
  expect(fields.invoice_number?.value).toBe('AP-311');
  expect(fields.invoice_number?.reason).toBeUndefined();
  expect(fields.invoice_number?.confidence).toBeGreaterThan(threshold);
});
