import { expect, test } from 'vitest';
import { openDocument } from '../../../../lib/stages/extract-text/open.ts';
import { crossIndustry } from '../e-invoice/xml.ts';

const open = (bytes: Uint8Array) => openDocument(bytes, 'application/xml', { ocr: null });

test('an invoice in XML can be read like a page, with its lines as a table', async () => {
  const document = await open(crossIndustry());
  const [page] = await document.readPages(1, 1);
  expect(page?.text).toBe(
    [
      'Invoice',
      'Invoice number: FX-2024-17',
      'Invoice date: 2024-05-07',
      'Due date: 2024-06-06',
      'Seller: Sägewerk Tannhof GmbH',
      'Buyer: Möbel Linde KG',
      'Net amount: 1000.00 EUR',
      'Tax: 190.00 EUR',
      'Total: 1190.00 EUR',
      'IBAN: DE02120300000000202051',
      'Description\tQuantity\tUnit price\tAmount',
      'Oak & ash boards\t40\t25\t1000',
    ].join('\n'),
  );
  expect(page?.markdown).toContain('| Oak & ash boards | 40 | 25 | 1000 |');
  expect(await document.attachments?.()).toHaveLength(1);
});

test('XML that turns out to be no invoice is shown as it is', async () => {
  const document = await open(new TextEncoder().encode('<Invoice xmlns="urn:oasis:names:specification:ubl"/>'));
  const [page] = await document.readPages(1, 1);
  expect(page?.text).toContain('<Invoice');
});
