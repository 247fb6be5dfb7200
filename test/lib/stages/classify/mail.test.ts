import { describe, expect, test } from 'vitest';
import type { Engines } from '../../../../lib/ports.ts';
import { classify } from '../../../../lib/stages/classify/classify.ts';
import { invoiceMails, receiptMails } from './mails/bills.ts';
import { doubtfulMails, mailsAboutBills } from './mails/letters.ts';
import { type MadeMail, readMail } from './mails/mail.ts';
import { unseenInvoiceMails, unseenReceiptMails } from './mails/unseen-bills.ts';
import { unseenDoubtfulMails, unseenMailsAboutBills } from './mails/unseen-letters.ts';

const offline: Engines = { ocr: null, model: null, embedder: null };
/** Below this a person is asked. */
const ASKED = 0.6;

const found = async (mail: MadeMail) => classify(await readMail(mail), offline);

const bills = [
  ...[...invoiceMails, ...unseenInvoiceMails].map((mail) => ({ what: mail.what, category: 'invoice', mail })),
  ...[...receiptMails, ...unseenReceiptMails].map((mail) => ({ what: mail.what, category: 'receipt', mail })),
];

describe('classify e-mails', () => {
  test.each(bills)('$what that is the message of an e-mail is recognised as $category', async ({ category, mail }) => {
    const { confidence, ...rest } = await found(mail);
    expect(rest).toMatchObject({ category });
    expect(confidence).toBeGreaterThan(ASKED);
  });

  test.each([...mailsAboutBills, ...unseenMailsAboutBills])('$what is a letter', async (mail) => {
    const { category, confidence } = await found(mail);
    expect(category).toBe('letter');
    expect(confidence).toBeGreaterThan(0.9);
  });

  test.each([...doubtfulMails, ...unseenDoubtfulMails])('a person is asked what $what is', async (mail) => {
    const { confidence } = await found(mail);
    expect(confidence).toBeLessThan(ASKED);
  });

  test('the reasons quote what makes an e-mail an invoice', async () => {
    const [mail] = invoiceMails;
    if (!mail) throw new Error('There are made mails.');
    expect((await found(mail)).reasons).toEqual([
      'It is an e-mail.',
      'It names itself: “Your Parcelo invoice PCL-88213”.',
      'It carries a number: “Invoice number PCL-88213”.',
      'It states a total: “Total €47.60”.',
      'Its sums add up.',
    ]);
  });

  test('an invoice with sums that do not add up and no number is not taken for certain', async () => {
    const html =
      '<h2>Invoice</h2><table><tr><td>Net</td><td>10.00</td></tr><tr><td>Total</td><td>90.00</td></tr></table>';
    const { confidence } = await found({ what: '', from: 'a@a.example', to: 'b@b.example', subject: 'Invoice', html });
    expect(confidence).toBeLessThan(ASKED);
  });
});
