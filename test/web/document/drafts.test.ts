import { describe, expect, test } from 'vitest';
import { draftOf, readDraft } from '../../../web/src/pages/document/fields/draft.ts';
import { lineDraftsOf, readLines } from '../../../web/src/pages/document/fields/line-drafts.ts';

describe('correcting a value', () => {
  test.each([
    ['total', 1234.5, '1234.50'],
    ['years_of_experience', 7, '7'],
    ['date', '2026-03-14', '2026-03-14'],
    ['skills', ['SQL', 'Go'], 'SQL\nGo'],
    ['vendor', 'Acme GmbH', 'Acme GmbH'],
  ])('%s begins with what is there, and left alone stays what it is', (name, value, draft) => {
    expect(draftOf(name, value)).toBe(draft);
    expect(readDraft(name, draft)).toEqual({ value });
  });

  test('a value that nobody found begins empty', () => {
    expect(draftOf('vendor', null)).toBe('');
  });

  test('what is written is brought into the form of the field', () => {
    expect(readDraft('total', '1.234,50')).toEqual({ value: 1234.5 });
    expect(readDraft('currency', 'eur')).toEqual({ value: 'EUR' });
    expect(readDraft('skills', ' SQL \n\n Go ')).toEqual({ value: ['SQL', 'Go'] });
  });

  test('what cannot be meant is refused with what would be right', () => {
    expect(readDraft('total', 'a lot')).toEqual({ problem: 'Write a number such as 1234.50, without a currency.' });
    expect(readDraft('date', '14.3.2026')).toEqual({ problem: 'Write a date such as 2026-03-14.' });
    expect(readDraft('vendor', '   ')).toEqual({ problem: 'Write what it says, or reject it.' });
  });
});

describe('correcting the lines of an invoice', () => {
  const line = { description: 'Paper', quantity: 2, unit_price: 4.5, amount: 9 };

  test('lines that nobody touched stay what they are', () => {
    expect(readLines(lineDraftsOf([line, { description: 'Postage' }]))).toEqual({
      value: [line, { description: 'Postage' }],
    });
  });

  test('empty lines are left out, and one without a description is asked about', () => {
    const drafts = [...lineDraftsOf([line]), { description: ' ', quantity: '', unit_price: '', amount: '' }];
    expect(readLines(drafts)).toEqual({ value: [line] });
    expect(readLines([{ description: '', quantity: '1', unit_price: '', amount: '' }])).toEqual({
      problem: 'Say what line 1 is for.',
    });
  });

  test('an amount that is no number is named with its line', () => {
    expect(readLines([{ description: 'Paper', quantity: '', unit_price: '', amount: 'free' }])).toEqual({
      problem: '“free” in line 1 is no number.',
    });
  });
});
