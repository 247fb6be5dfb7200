import { describe, expect, test } from 'vitest';
import { fieldKinds, fieldNames } from '../../../lib/stages/extract-fields/kinds.ts';

const read = (name: string, value: unknown) => fieldKinds[name]?.schema.safeParse(value).data;

describe("a person's own value", () => {
  test.each([
    ['date', ' 2026-03-14 ', '2026-03-14'],
    ['total', 12.5, 12.5],
    ['total', '-1234.50', -1234.5],
    ['currency', 'eur', 'EUR'],
    ['iban', 'de89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['vendor', '  Northwind Paper ', 'Northwind Paper'],
    ['skills', [' SQL ', 'Rust'], ['SQL', 'Rust']],
    ['years_of_experience', '7', 7],
    ['line_items', [{ description: 'Paper', amount: '5.00' }], [{ description: 'Paper', amount: 5 }]],
  ])('of %s is read: %j', (name, given, kept) => {
    expect(read(name, given)).toEqual(kept);
  });

  test.each([
    ['date', '14.03.2026'],
    ['date', '2026-02-30'],
    ['date', 20260314],
    ['total', '1.234,50'],
    ['total', 'EUR 5'],
    ['total', ''],
    ['total', Number.MAX_VALUE],
    ['currency', 'euro'],
    ['iban', 'DE89 3704 0044 0532 0130 01'],
    ['vendor', '   '],
    ['vendor', 5],
    ['vendor', 'a\u0000b'],
    ['vendor', null],
    ['skills', 'SQL'],
    ['skills', []],
    ['skills', ['SQL', '']],
    ['email', 'nobody'],
    ['years_of_experience', 700],
    ['line_items', [{ amount: 5 }]],
  ])('of %s is refused when it is not one: %j', (name, given) => {
    expect(read(name, given)).toBeUndefined();
  });
});

test('every field of every category has a kind, and one name is of one kind in all of them', () => {
  for (const names of Object.values(fieldNames)) for (const name of names) expect(fieldKinds[name]?.wants).toBeTruthy();
  expect(fieldNames.invoice).toContain('line_items');
  expect(fieldNames.report).toEqual([]);
});
