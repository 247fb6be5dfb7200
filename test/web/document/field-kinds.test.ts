import { describe, expect, test } from 'vitest';
import { fieldKinds, fieldNames } from '../../../lib/stages/extract-fields/kinds.ts';
import { categories as known } from '../../../lib/stages/stage.ts';
import { readDraft } from '../../../web/src/pages/document/fields/draft.ts';
import { readLines } from '../../../web/src/pages/document/fields/line-drafts.ts';
import { categories, fieldsOf, kindOf } from '../../../web/src/words/field-kinds.ts';

const examples = {
  text: 'Acme',
  long_text: 'Several words',
  date: '2026-03-14',
  last_day: 'Perpetual',
  number: '12.5',
  currency: 'eur',
  email: 'ada@example.com',
  list: 'one\ntwo',
};

describe('the fields that the console knows', () => {
  test('are those of the service, kind by kind', () => {
    expect(categories).toEqual([...known]);
    for (const category of known) expect(fieldsOf(category)).toEqual(fieldNames[category]);
  });

  test.each(Object.keys(fieldKinds).filter((name) => name !== 'line_items' && name !== 'iban'))(
    'what is written as %s is what the service takes',
    (name) => {
      const kind = kindOf(name);
      const written = readDraft(name, kind === 'line_items' ? '' : examples[kind]);
      expect(fieldKinds[name]?.schema.safeParse('value' in written ? written.value : undefined).success).toBe(true);
    },
  );

  test('lines are written as the service takes them', () => {
    const written = readLines([{ description: 'Paper', quantity: '2', unit_price: '4.50', amount: '9' }]);
    expect(fieldKinds.line_items?.schema.safeParse('value' in written ? written.value : undefined).success).toBe(true);
  });
});
