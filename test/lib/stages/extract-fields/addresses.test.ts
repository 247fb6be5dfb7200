import { describe, expect, test } from 'vitest';
import { values } from './documents.ts';
import { drawn } from './invoices/drawn.ts';

const sender = 'Fell Print Studio\n4 Mill Road\nKendal LA9 4AA';
const recipient = 'Harbour Museum\n12 Quay Street\nHull HU1 2AB';
const bill = '\n\nInvoice no: 20881\nInvoice date: 12 May 2026\n\nPosters          240.00\nTotal GBP        240.00\n\n';
const parties = async (page: string) => {
  const { vendor, customer } = await values(drawn(page, 'in one line'), 'invoice');
  return { vendor, customer };
};

describe('of two addresses without a label', () => {
  test('the one below the letterhead is the recipient’s', async () => {
    expect(await parties(`${sender}\n\n${recipient}${bill}`)).toEqual({
      vendor: 'Fell Print Studio',
      customer: 'Harbour Museum',
    });
  });

  test('the one below the prices is the sender’s', async () => {
    expect(await parties(`${recipient}${bill}${sender}\nTel. 01539 960010`)).toEqual({
      vendor: 'Fell Print Studio',
      customer: 'Harbour Museum',
    });
  });
});

test('names behind words for sender and recipient need no colon', async () => {
  const page = `Vendu par Atelier Morin\nLivré à Optique Valmy\n9 rue Haute\n57000 Metz${bill}`;
  expect(await parties(page)).toEqual({ vendor: 'Atelier Morin', customer: 'Optique Valmy' });
});

test('who gets the money sent the invoice', async () => {
  const page = `Remit to: Elm Freight, 9 Canal Road, Leeds LS9 8AH\n\n${recipient}${bill}`;
  expect((await parties(page)).vendor).toBe('Elm Freight');
});
