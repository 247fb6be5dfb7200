import { describe, expect, test } from 'vitest';
import { extractFields, FIELDS_ENGINE } from '../../../../../lib/stages/extract-fields/extract-fields.ts';
import type { FieldExample } from '../../../../../lib/stages/extract-fields/learned/example.ts';
import { exampleOf } from '../../../../../lib/stages/extract-fields/learned/teach.ts';
import type { Field, Line, ReadDocument } from '../../../../../lib/stages/stage.ts';

const offline = { ocr: null, model: null, embedder: null };

/** Lines of one page, each cell of a line with its place. */
function paper(rows: [left: number, text: string][][]): ReadDocument {
  const lines = rows.flatMap((row, index) =>
    row.map(([left, text]): Line => {
      const top = 0.05 + index * 0.04;
      return { text, bbox: [left, top, left + text.length * 0.01, top + 0.02] };
    }),
  );
  const text = rows.map((row) => row.map(([, cell]) => cell).join('  ')).join('\n');
  return { mediaType: 'application/pdf', pages: [{ number: 1, text, source: 'text', confidence: null, lines }] };
}

interface Bill {
  vendor?: string;
  number: string;
  total: string;
  paid: string;
  due: string;
}
const bill = ({ vendor = 'Ringwell Ltd', number, total, paid, due }: Bill) =>
  paper([
    [[0.1, vendor]],
    [[0.1, 'Rechnung']],
    [[0.1, `Rechnungsnummer: ${number}`]],
    [[0.1, 'Rechnungsdatum: 03.05.2026']],
    [[0.1, 'Ihr Berater: Jo March']],
    [
      [0.1, 'Mobilfunktarif'],
      [0.6, '20,00'],
    ],
    [
      [0.1, 'Gesamtbetrag'],
      [0.6, `${total} EUR`],
    ],
    [
      [0.1, 'Guthaben aus Vormonat'],
      [0.6, '-5,00 EUR'],
    ],
    [
      [0.1, 'Zahlbetrag'],
      [0.6, `${paid} EUR`],
    ],
    [
      [0.1, 'Abbuchung am'],
      [0.6, due],
    ],
  ]);
const may = bill({ number: 'R-1', total: '23,80', paid: '18,80', due: '17.05.2026' });
const june = bill({ number: 'R-2', total: '33,80', paid: '28,80', due: '18.06.2026' });

async function taught(document: ReadDocument, right: Record<string, Field['value']>): Promise<FieldExample> {
  const found = await extractFields(document, 'invoice', offline);
  const example = exampleOf({ document, category: 'invoice', found }, new Map(Object.entries(right)));
  if (!example) throw new Error('It teaches nothing.');
  return example;
}

async function read(document: ReadDocument, examples: FieldExample[]) {
  const fields = await extractFields(document, 'invoice', offline, examples);
  return Object.fromEntries(fields.map((field) => [field.name, field]));
}

describe('what people correct', () => {
  test('teaches from which line a value is taken, and values stay the document’s own', async () => {
    const examples = [await taught(may, { total: 18.8, due_date: '2026-05-17' })];
    const found = await read(june, examples);
    expect(found.total).toMatchObject({
      value: 28.8,
      engine: 'examples-1',
      page: 1,
      quote: expect.stringContaining('28,80'),
      reason: 'You took it from “Zahlbetrag” in a document like this one.',
    });
    expect(found.due_date).toMatchObject({ value: '2026-06-18' });
    expect(found.invoice_number?.value).toBe((await read(june, [])).invoice_number?.value);
  });

  test('teaches the name of a sender, also where only another one is printed', async () => {
    const examples = [await taught(may, { vendor: 'Ringwell Limited' })];
    expect((await read(june, examples)).vendor).toMatchObject({
      value: 'Ringwell Limited',
      engine: 'examples-1',
      quote: 'Ringwell Ltd',
      reason: 'You corrected it to “Ringwell Limited” in a document like this one.',
    });
  });

  test('teaches how the name is written, too', async () => {
    const loud = (number: string) =>
      bill({ vendor: 'RINGWELL LTD', number, total: '9,00', paid: '4,00', due: '01.07.2026' });
    const examples = [await taught(loud('R-1'), { vendor: 'Ringwell Ltd' })];
    expect((await read(loud('R-2'), examples)).vendor?.value).toBe('Ringwell Ltd');
  });

  test('that was only accepted outranks no other finding', async () => {
    const { total } = await read(may, []);
    const accepted = await taught(may, { total: total?.value ?? null });
    expect((await read(june, [accepted])).total).toMatchObject({ value: 33.8, engine: FIELDS_ENGINE });
  });

  test('is surer the more often it was right, and less sure when it was not', async () => {
    const once = await taught(may, { total: 18.8 });
    const other = await taught(may, { total: 23.8 });
    const sure = async (examples: FieldExample[]) => (await read(june, examples)).total?.confidence ?? 0;
    const [first, thrice, disputed] = [
      await sure([once]),
      await sure([once, once, once]),
      await sure([once, once, other]),
    ];
    expect(first).toBeGreaterThan(0.6);
    expect(thrice).toBeGreaterThan(first);
    expect(disputed).toBeLessThan(first);
  });

  test('teaches nothing about other senders, other forms and other kinds', async () => {
    const example = await taught(may, { total: 18.8, vendor: 'Ringwell Limited' });
    const another = bill({
      vendor: 'Fenwick Books GmbH',
      number: 'F-9',
      total: '9,00',
      paid: '4,00',
      due: '01.07.2026',
    });
    expect((await read(another, [example])).vendor?.value).not.toBe('Ringwell Limited');
    const form = paper([
      [[0.1, 'Ringwell Ltd']],
      [[0.1, 'Invoice']],
      [
        [0.1, 'Total due'],
        [0.6, 'EUR 12.00'],
      ],
    ]);
    expect(await read(form, [example])).toEqual(await read(form, []));
    expect(await read(june, [{ ...example, category: 'receipt' }])).toEqual(await read(june, []));
  });

  test('is not followed where the document does not say it', async () => {
    const example = await taught(may, { total: 18.8 });
    const without = bill({ number: 'R-3', total: '43,80', paid: 'folgt', due: 'bald' });
    expect((await read(without, [example])).total).toEqual((await read(without, [])).total);
  });
});

describe('a number behind words without a colon', () => {
  const slip = (line: string | [string, string], date = '01.05.2026') =>
    paper([
      [[0.1, 'Ringwell Ltd']],
      [[0.1, 'Rechnung']],
      typeof line === 'string'
        ? [[0.1, line]]
        : [
            [0.1, line[0]],
            [0.4, line[1]],
          ],
      [[0.1, `Rechnungsdatum: ${date}`]],
      [[0.1, 'Ihr Berater Jo March']],
      [
        [0.1, 'Zwischensumme'],
        [0.6, '20,00'],
      ],
      [
        [0.1, 'Gesamtbetrag'],
        [0.6, '23,80 EUR'],
      ],
    ]);
  const numberIn = async (line: string | [string, string], examples: FieldExample[]) =>
    (await read(slip(line), examples)).invoice_number;

  test.each<[what: string, first: string | [string, string], next: string | [string, string]]>([
    ['behind its label', 'Vorgang GB-201', 'Vorgang GB-202'],
    ['before more words', 'Vorgang GB-201 vom 05.01.2026', 'Vorgang GB-202 vom 12.02.2026'],
    ['before a comma', 'Vorgang GB-201, Seite 1', 'Vorgang GB-202, Seite 1'],
    ['behind a colon and before more words', 'Vorgang: GB-201 vom 05.01.2026', 'Vorgang: GB-202 vom 12.02.2026'],
    ['right of its label', ['Vorgang', 'GB-201'], ['Vorgang', 'GB-202']],
    ['right of its label and before more words', ['Vorgang', 'GB-201 (Kopie)'], ['Vorgang', 'GB-202 (Kopie)']],
  ])('is learned %s', async (_what, first, next) => {
    const examples = [await taught(slip(first), { invoice_number: 'GB-201' })];
    expect(await numberIn(next, examples)).toMatchObject({
      value: 'GB-202',
      engine: 'examples-1',
      reason: 'You took it from “Vorgang” in a document like this one.',
    });
  });

  test('is not taken from there where it is written in another way', async () => {
    const examples = [await taught(slip('Vorgang GB-201'), { invoice_number: 'GB-201' })];
    for (const other of ['Vorgang vom 12.02.2026', 'Vorgang 12.02.2026', 'Vorgang folgt'])
      expect((await numberIn(other, examples))?.engine).not.toBe('examples-1');
  });

  test('leaves names that stand behind words whole', async () => {
    const examples = [await taught(slip('Für die Partei Anna Weiß'), { customer: 'Anna Weiß' })];
    expect((await read(slip('Für die Partei Werk 3 Ost AG'), examples)).customer).toMatchObject({
      value: 'Werk 3 Ost AG',
      engine: 'examples-1',
    });
  });
});
