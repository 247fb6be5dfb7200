import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scoreFields } from '../bench/eval/field-scores.ts';
import { fieldKinds, fieldNames } from '../lib/stages/extract-fields/kinds.ts';
import { fieldsPage, told } from '../scripts/fields.ts';

const file = 'docs/fields.md';

test('the page of fields says what the code knows (UPDATE_FIELDS=1 writes it anew)', () => {
  const now = fieldsPage();
  if (process.env.UPDATE_FIELDS) writeFileSync(file, now);
  expect(readFileSync(file, 'utf8')).toBe(now);
});

test('every field has a meaning, and nothing else has', () => {
  const names = Object.entries(told).map(([category, fields]) => [category, Object.keys(fields)]);
  expect(Object.fromEntries(names)).toEqual(fieldNames);
});

test.each(
  Object.entries(told).flatMap(([category, fields]) =>
    Object.entries(fields).map((field) => [category, field] as const),
  ),
)('the example of a field of %s is a value as the API gives it: %s', (_, [name, [, example]]) => {
  expect(fieldKinds[name]?.schema.parse(example)).toEqual(example);
});

test('the figures of quality name fields as the API does', () => {
  const rows = readFileSync('docs/quality.md', 'utf8').matchAll(
    /^\| (invoice|receipt|resume|contract|letter|paper|job_posting)(?:, [^:|]*)?: (\w+) \|/gm,
  );
  const named = [...rows].map(([, category = '', field = '']) => `${category}: ${field}`);
  const known = Object.entries(fieldNames).flatMap(([category, names]) => names.map((name) => `${category}: ${name}`));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('whatever labels are called, a score is of the field that the API has', () => {
  const labels = { tax_total: 1.9, buyer: 'Example Ltd' };
  const file = { file: 'a.pdf', category: 'invoice', fields: labels } as never;
  const scores = scoreFields([{ state: 'failed', file } as never]);
  expect(scores.map(({ field }) => field)).toEqual(['tax', 'customer']);
});
