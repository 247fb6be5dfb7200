import { beforeEach, describe, expect, test } from 'vitest';
import { buildPdf, show } from '../lib/stages/extract-text/fixtures/pdf.ts';
import { anInvoice } from './papers.ts';
import { type TestFile, type User, world } from './world.ts';

let ada: User;
beforeEach(async () => {
  ada = await world.user();
});

interface Field {
  name: string;
  value: unknown;
  confidence: number;
  engine: string;
  quote: string | null;
  reason: string | null;
}
interface Document {
  id: string;
  status: string;
  category: string;
  category_engine: string;
  category_reasons: string[];
  fields: Field[];
}
interface Category {
  slug: string;
  built_in: boolean;
  documents: number;
  review_threshold: number;
  examples: { document_id: string }[];
}

const send = (method: string, path: string, body: unknown, user = ada) =>
  world.api(user, path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const read = (id: string) => world.get<Document>(ada, `/v1/documents/${id}`);
const process = async (file: TestFile) => read((await world.process(ada, file)).document_id);
const categories = async () => (await world.get<{ data: Category[] }>(ada, '/v1/categories')).data;

const pdf = (name: string, lines: string[]): TestFile => {
  const page = lines.map((line, index) => show(line, 72, 760 - index * 24)).join('');
  return {
    name,
    bytes: new Uint8Array(buildPdf({ pages: [page] })) as Uint8Array<ArrayBuffer>,
    type: 'application/pdf',
  };
};

const boardingPass = (name: string, to: string, gate: string) =>
  pdf(`${to}.pdf`, [
    'BOARDING PASS',
    name,
    `Flight LH ${gate.length}42 to ${to}`,
    `Boarding time 09:40, gate ${gate}, seat 12A`,
    'Gate closes 20 minutes before departure. Hand luggage only.',
  ]);

const phoneBill = (number: string, total: string, paid: string) =>
  pdf(`${number}.pdf`, [
    'Ringwell Ltd',
    'Rechnung',
    `Rechnungsnummer: ${number}`,
    'Rechnungsdatum: 03.05.2026',
    'Ihr Ansprechpartner: Jo March',
    `Gesamtbetrag: ${total} EUR`,
    'Guthaben aus dem Vormonat: -5,00 EUR',
    `Zahlbetrag: ${paid} EUR`,
  ]);

describe('own categories', () => {
  test('take the documents that are like their examples, and give them back when they are deleted', async () => {
    const made = await send('POST', '/v1/categories', { name: 'Travel', description: 'Boarding passes and flights' });
    expect([made.status, await made.json()]).toMatchObject([201, { slug: 'travel', examples: [] }]);
    const first = await process(boardingPass('Ada Byron', 'Bergen', 'B12'));
    const second = await process(boardingPass('Ben Okri', 'Accra', 'C3'));
    for (const { id } of [first, second])
      expect((await send('PATCH', `/v1/documents/${id}`, { category: 'travel' })).status).toBe(200);
    const third = await process(boardingPass('Cleo Laine', 'London', 'A7'));
    expect(third).toMatchObject({ category: 'travel', category_engine: 'own-1', status: 'completed' });
    expect(third.category_reasons[0]).toContain('with your category Travel');
    expect(await process(anInvoice())).toMatchObject({ category: 'invoice' });
    expect(await categories()).toContainEqual(
      expect.objectContaining({
        slug: 'travel',
        documents: 3,
        examples: [second, first].map(({ id }) => expect.objectContaining({ document_id: id })),
      }),
    );
    for (const list of ['/v1/documents?category=travel', '/v1/search?q=boarding&category=travel&mode=keyword'])
      expect((await world.get<{ data: unknown[] }>(ada, list)).data).toHaveLength(3);
    expect(await world.get(ada, '/v1/documents/summary')).toMatchObject({ by_category: { travel: 3, invoice: 1 } });
    const csv = await (await world.api(ada, `/v1/documents/${third.id}/export?format=csv`)).text();
    expect(csv).toContain(',travel,');

    expect((await world.api(ada, '/v1/categories/travel', { method: 'DELETE' })).status).toBe(204);
    for (const { id } of [first, second, third])
      expect(await read(id)).toMatchObject({ category: 'other', category_engine: expect.stringContaining('rules') });
    const refused = await send('PATCH', `/v1/documents/${third.id}`, { category: 'travel' });
    expect([refused.status, (await refused.json()).detail]).toEqual([
      422,
      expect.stringContaining('or one of your own'),
    ]);
  });

  test('are refused with what would be right, and are for their owner alone', async () => {
    await send('POST', '/v1/categories', { name: 'Travel' });
    const status = async (method: string, path: string, body: unknown) => (await send(method, path, body)).status;
    expect(await status('POST', '/v1/categories', { name: 'travel' })).toBe(409);
    expect(await status('POST', '/v1/categories', { name: 'Invoice' })).toBe(409);
    expect(await status('POST', '/v1/categories', { name: 'A', slug: 'Not a slug' })).toBe(422);
    expect(await status('POST', '/v1/categories', { name: 'A', examples: [crypto.randomUUID()] })).toBe(422);
    expect(await status('PATCH', '/v1/categories/nothing', { name: 'B' })).toBe(404);
    expect(await status('PATCH', '/v1/categories/invoice', { name: 'Bill' })).toBe(422);
    expect(await status('DELETE', '/v1/categories/invoice', {})).toBe(409);
    expect(await status('PATCH', '/v1/categories/invoice', { review_threshold: 0.9 })).toBe(200);
    expect((await categories()).find(({ slug }) => slug === 'invoice')).toMatchObject({ review_threshold: 0.9 });
    const bob = await world.user();
    expect((await send('PATCH', '/v1/categories/travel', { name: 'Mine' }, bob)).status).toBe(404);
    const { id } = await process(anInvoice());
    const put = await send('PATCH', `/v1/documents/${id}`, { category: 'travel' });
    expect(await put.json()).toMatchObject({ category: 'travel', read_as: 'invoice' });
    expect((await send('PATCH', `/v1/documents/${id}`, { category: 'travel' }, bob)).status).toBe(422);
  });
});

describe('a correction', () => {
  test('is followed on the next document from the same sender, and counts in the figures', async () => {
    const may = await process(phoneBill('R-2026-5', '23,80', '18,80'));
    expect(may.category).toBe('invoice');
    const review = await send('PATCH', `/v1/documents/${may.id}/fields`, {
      fields: [
        { name: 'total', action: 'correct', value: 18.8 },
        { name: 'vendor', action: 'correct', value: 'Ringwell Limited' },
        { name: 'invoice_number', action: 'accept' },
      ],
    });
    expect(review.status).toBe(200);
    const june = await process(phoneBill('R-2026-6', '33,80', '28,80'));
    const byName = new Map(june.fields.map((field) => [field.name, field]));
    expect(byName.get('total')).toMatchObject({
      value: 28.8,
      engine: 'examples-1',
      reason: expect.stringContaining('Zahlbetrag'),
    });
    expect(byName.get('vendor')).toMatchObject({
      value: 'Ringwell Limited',
      quote: expect.stringContaining('Ringwell Ltd'),
    });
    expect(byName.get('invoice_number')).toMatchObject({ value: 'R-2026-6' });
    const { fields } = await world.get<{ fields: object[] }>(ada, '/v1/account/accuracy');
    expect(fields).toContainEqual(
      expect.objectContaining({ category: 'invoice', field: 'vendor', reviewed: 1, corrected: 1, right: 0 }),
    );
    expect(fields).toContainEqual(expect.objectContaining({ field: 'invoice_number', accepted: 1, right: 1 }));

    await world.api(ada, `/v1/documents/${may.id}?permanent=true`, { method: 'DELETE' });
    const july = await process(phoneBill('R-2026-7', '43,80', '38,80'));
    expect(july.fields.filter(({ engine }) => engine === 'examples-1')).toEqual([]);
  });
});
