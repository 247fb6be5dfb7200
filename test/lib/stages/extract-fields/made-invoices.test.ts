import { describe, expect, test } from 'vitest';
import type { Field, Page, ReadDocument } from '../../../../lib/stages/stage.ts';
import { read, values } from './documents.ts';
import { drawings } from './invoices/all.ts';
import { drawn } from './invoices/drawn.ts';

describe.each(['in one line', 'on their own'] as const)(
  'an invoice whose columns stand %s gives its fields',
  (columns) => {
    test.each(drawings)('$name', async ({ page, values: expected }) => {
      expect(await values(drawn(page, columns), 'invoice')).toMatchObject(expected);
    });
  },
);

const threshold = 0.6;
const checked = ['invoice_number', 'date', 'vendor', 'customer', 'total'];

test('most right values are sure enough to need no person', async () => {
  const found = await Promise.all(drawings.map(({ page }) => read(drawn(page, 'in one line'), 'invoice')));
  const sure = found.flatMap((fields) => checked.flatMap((name) => fields[name] ?? []));
  const asked = sure.filter(({ confidence }) => confidence < threshold);
  expect(asked.length / sure.length).toBeLessThan(0.15);
});

test('what is answered in place of a value that the page does not show is left to a person', async () => {
  const answers: Field[] = [];
  for (const { page } of drawings) {
    const document = drawn(page, 'in one line');
    const fields = await read(document, 'invoice');
    for (const name of checked) {
      const field = fields[name];
      const other = field && (await read(without(document, field), 'invoice'))[name];
      if (other && JSON.stringify(other.value) !== JSON.stringify(field.value)) answers.push(other);
    }
  }
  const asked = answers.filter(({ confidence }) => confidence < threshold);
  expect(answers.length).toBeGreaterThan(20);
  expect(asked.length / answers.length).toBeGreaterThan(0.85);
});

/** The document without the lines that name the value, or that it was read from. */
function without(document: ReadDocument, { value, quote }: Field): ReadDocument {
  const quotes = quote?.split('\n') ?? [];
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  const names = (text: string) => typeof value === 'string' && letters(text).includes(letters(value));
  const pages = document.pages.map((page): Page => {
    const lines = page.lines.filter(({ text }) => !names(text) && !quotes.some((one) => text.includes(one)));
    return { ...page, lines };
  });
  return { ...document, pages };
}

describe('a value is shown by the box of its own words', () => {
  const document = drawn(
    `
Fjord Interiors AS                 Invoice no: 100482 of 2 May 2024
Total EUR                                                    1,250.00`,
    'in one line',
  );
  const [first, second] = document.pages[0]?.lines ?? [];

  test('where the places of words are known', async () => {
    const { invoice_number, total } = await read(document, 'invoice');
    expect(invoice_number?.bbox).toEqual([first?.words?.[10], first?.bbox[1], first?.words?.[11], first?.bbox[3]]);
    expect(total?.bbox).toEqual([second?.words?.[4], second?.bbox[1], second?.words?.[5], second?.bbox[3]]);
  });

  test('and by that of its line where they are not', async () => {
    const pages = document.pages.map((page) => ({
      ...page,
      lines: page.lines.map(({ text, bbox }) => ({ text, bbox })),
    }));
    const { invoice_number } = await read({ ...document, pages }, 'invoice');
    expect(invoice_number?.bbox).toEqual(first?.bbox);
  });
});
