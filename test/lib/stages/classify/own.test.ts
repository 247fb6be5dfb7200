import { describe, expect, test } from 'vitest';
import type { Model } from '../../../../lib/ports.ts';
import { CLASSIFY_ENGINE, classify } from '../../../../lib/stages/classify/classify.ts';
import { exampleTerms } from '../../../../lib/stages/classify/own/example.ts';
import type { OwnCategory } from '../../../../lib/stages/classify/own/own-category.ts';
import { openingOf } from '../../../../lib/stages/classify/own/terms.ts';
import type { Page, ReadDocument } from '../../../../lib/stages/stage.ts';

const offline = { ocr: null, model: null, embedder: null };
const page = (text: string): Page => ({ number: 1, text, source: 'text', confidence: null, lines: [] });
const paper = (text: string): ReadDocument => ({ mediaType: 'text/plain', pages: [page(text)] });

const boarding = (name: string, from: string, to: string, gate: string) => `BOARDING PASS
${name}
Flight LH ${gate.length}42   From ${from} To ${to}
Boarding time 09:40   Gate ${gate}   Seat 12A   Group 2
Gate closes 20 minutes before departure. Hand luggage only.`;
const minutes = `Minutes of the meeting of the garden club
Present: Ada, Ben, Cleo. The treasurer reported that the new fence is paid.
Next meeting on the second Tuesday, in the shed.`;
const recipe = 'Pancakes\nTwo eggs, flour, milk and a pinch of salt. Stir, rest, fry in butter on both sides.';
const invoice = `Northwind Ltd
INVOICE
Invoice number: INV-4711
Invoice date: 2026-03-14   Due date: 2026-04-13
Bill to: Contoso GmbH
Subtotal 500.00 EUR
VAT 20 % 100.00 EUR
Total due 600.00 EUR
Payment terms: 30 days. IBAN DE89 3704 0044 0532 0130 00`;

function travel(examples: string[], description = ''): OwnCategory {
  const found = examples.map((text) => exampleTerms(openingOf([page(text)]), [minutes, recipe, invoice]));
  const terms = new Map<string, { term: string; examples: number; elsewhere: number }>();
  for (const [term, elsewhere] of found.flat())
    terms.set(term, { term, examples: (terms.get(term)?.examples ?? 0) + 1, elsewhere });
  return { slug: 'travel', name: 'Travel', description, examples: examples.length, terms: [...terms.values()] };
}

const two = [boarding('Ada Byron', 'Oslo', 'Bergen', 'B12'), boarding('Ben Okri', 'Lagos', 'Accra', 'C3')];
const another = paper(boarding('Cleo Laine', 'London', 'New York', 'A7'));

describe('own categories', () => {
  test('take a document that is like their examples, and say by which words', async () => {
    const found = await classify(another, offline, [travel(two)]);
    expect(found).toMatchObject({ category: 'travel', engine: 'own-1' });
    expect(found.confidence).toBeGreaterThan(0.75);
    expect(found.reasons[0]).toMatch(/^It shares “.*boarding pass.*” with your category Travel\.$/);
    expect(found.built_in?.engine).toBe(CLASSIFY_ENGINE);
  });

  test('say what it would be without them', async () => {
    const billed = [1, 2].map((one) => `${invoice}\nGarden club, plot ${one}: water, compost and the new fence.`);
    const found = await classify(paper(`${invoice}\nGarden club, plot 3: water and compost.`), offline, [
      travel(billed),
    ]);
    expect(found.reasons).toContain('Without that it would be an invoice.');
  });

  test('work by their description alone, less surely', async () => {
    const described = travel([], 'Boarding passes: flight, gate, seat and departure');
    const found = await classify(another, offline, [described]);
    const byExamples = await classify(another, offline, [travel(two)]);
    expect(found.category).toBe('travel');
    expect(found.confidence).toBeLessThan(byExamples.confidence);
    expect(found.reasons[0]).toContain('as you do of your category Travel');
  });

  test.each([
    ['minutes', minutes],
    ['a recipe', recipe],
    ['an invoice', invoice],
    ['nothing', ''],
  ])('leave %s alone', async (_name, text) => {
    const plain = await classify(paper(text), offline);
    expect(await classify(paper(text), offline, [travel(two, 'Flights')])).toEqual(plain);
  });

  test('take a sure invoice only when it is clearly one of them, and remember what it would be', async () => {
    const telecom = (number: string) =>
      invoice
        .replace('Northwind Ltd', 'Ringwell Telecom')
        .replace('4711', number)
        .concat(`
Mobile tariff, data roaming and landline of your telephone contract; SIM card fee; minutes abroad.`);
    const own = { ...travel([telecom('1'), telecom('2')]), slug: 'telecom', name: 'Telecom' };
    expect(await classify(paper(telecom('3')), offline, [own])).toMatchObject({
      category: 'telecom',
      built_in: { category: 'invoice' },
    });
    expect(await classify(paper(invoice), offline, [own])).toMatchObject({ category: 'invoice' });
    const described = { ...travel([], 'Bills for mobile tariff, data roaming, landline'), slug: 'telecom' };
    expect(await classify(paper(telecom('3')), offline, [described])).toMatchObject({ category: 'invoice' });
  });

  test('the model is told of them, and may choose one', async () => {
    let instructions = '';
    const model: Model = {
      engine: 'a-model',
      async answer(question) {
        instructions = question.instructions;
        return question.schema.parse({ category: 'travel', confidence: 0.9, reason: 'It is about a flight.' });
      },
    };
    const own = [travel([], 'Anything about journeys')];
    const found = await classify(paper('Your flight to Rome leaves soon'), { ...offline, model }, own);
    expect(found).toMatchObject({ category: 'travel', engine: 'a-model', built_in: { engine: CLASSIFY_ENGINE } });
    expect(instructions).toContain('Anything about journeys');
  });
});
