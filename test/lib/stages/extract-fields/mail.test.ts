import { describe, expect, test } from 'vitest';
import type { Category } from '../../../../lib/stages/stage.ts';
import { invoiceMails, receiptMails } from '../classify/mails/bills.ts';
import { readMail } from '../classify/mails/mail.ts';
import { unseenInvoiceMails, unseenReceiptMails } from '../classify/mails/unseen-bills.ts';
import { textDocument, values } from './documents.ts';

const invoices = [...invoiceMails, ...unseenInvoiceMails];
const receipts = [...receiptMails, ...unseenReceiptMails];
const bills: { what: string; category: Category; mail: (typeof invoices)[number] }[] = [
  ...invoices.map((mail) => ({ what: mail.what, category: 'invoice' as const, mail })),
  ...receipts.map((mail) => ({ what: mail.what, category: 'receipt' as const, mail })),
];

describe('fields of a bill that is the message of an e-mail', () => {
  test.each(bills)('its sender is the vendor of $what', async ({ category, mail }) => {
    const sender = mail.from.replace(/ <.*/, '');
    const { vendor } = await values(await readMail(mail), category);
    expect(`${vendor}`.split(' ')[0]).toBe(sender.split(' ')[0]);
  });

  test.each(invoices)('nobody who is only greeted is the customer of $what', async (mail) => {
    const { customer } = await values(await readMail(mail), 'invoice');
    expect([undefined, mail.to.replace(/ <.*/, '')]).toContain(customer);
  });

  test('number and sums are read from the table of the message', async () => {
    const [mail] = invoices;
    if (!mail) throw new Error('There are made mails.');
    expect(await values(await readMail(mail), 'invoice')).toMatchObject({
      invoice_number: 'PCL-88213',
      date: '2024-03-04',
      vendor: 'Parcelo Ltd',
      customer: 'Miriam Vogel',
      net: 40,
      tax: 7.6,
      total: 47.6,
    });
  });

  test('a greeting on a sheet of paper is nobody’s name either', async () => {
    const greetings = [
      'Hi Halden & Pryce,',
      'Hallo Miriam Vogel',
      'Sehr geehrte Frau Vogel,',
      'Bonjour Claire Vasseur,',
    ];
    for (const greeting of greetings) {
      const sheet = textDocument(`${greeting}\nInvoice number: FL-20881\nNet 20.00\nVAT 4.00\nTotal 24.00`);
      const { vendor, customer } = await values(sheet, 'invoice');
      expect([vendor, customer]).toEqual([undefined, undefined]);
    }
  });

  test('a shop that is called like a greeting keeps its name', async () => {
    const slip = textDocument('HELLO KITCHEN\n12 High Street\nLeeds LS1 4AB\nTea 2.00\nTotal 2.00');
    expect(await values(slip, 'receipt')).toMatchObject({ vendor: 'HELLO KITCHEN' });
  });
});
