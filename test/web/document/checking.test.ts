import { describe, expect, test } from 'vitest';
import type { Field } from '../../../client/nouns.ts';
import { doubtsOf, itemsOf, kindItem, nextDoubt, stepFrom } from '../../../web/src/pages/document/fields/doubts.ts';
import { expectedAfter } from '../../../web/src/pages/document/fields/expected.ts';
import { highlightAt, highlightsOf } from '../../../web/src/pages/document/original/highlights.ts';
import { aDocument, aField } from './a-document.ts';

const at = '2026-11-22T12:00:00Z';
const invoice = aDocument([
  aField('total', 120, 0.4),
  aField('vendor', 'Acme GmbH', 0.5),
  aField('date', '2026-03-14', 0.99),
]);

describe('what a person is asked to check', () => {
  test('is what nobody looked at and no engine is sure of, in reading order', () => {
    expect(itemsOf(invoice)).toEqual([kindItem, 'vendor', 'date', 'total']);
    expect(doubtsOf(invoice)).toEqual(['vendor', 'total']);
  });

  test('stands above all others in a review', () => {
    expect(itemsOf(invoice, ['total', 'gone'])).toEqual(['total', kindItem, 'vendor', 'date']);
  });

  test('begins with the kind of document when that is not sure, until a person said it', () => {
    expect(doubtsOf({ ...invoice, category_confidence: 0.3 })[0]).toBe(kindItem);
    expect(doubtsOf({ ...invoice, category_confidence: 0.3, category_engine: 'person' })).not.toContain(kindItem);
  });

  test('goes on to the next in doubt, from the last one to those that were passed over', () => {
    const next = (doubts: string[], from: string) => nextDoubt(itemsOf(invoice), doubts, from);
    expect(next(['vendor', 'total'], 'vendor')).toBe('total');
    expect(next(['vendor', 'total'], 'total')).toBe('vendor');
    expect(next(['total'], 'total')).toBeNull();
  });

  test('is walked through by keys from end to end', () => {
    const items = ['vendor', 'date', 'total'];
    expect([stepFrom(items, null, 1), stepFrom(items, 'vendor', 1), stepFrom(items, 'total', 1)]).toEqual([
      'vendor',
      'date',
      'total',
    ]);
    expect([stepFrom(items, null, -1), stepFrom(items, 'vendor', -1), stepFrom([], null, 1)]).toEqual([
      'total',
      'vendor',
      null,
    ]);
  });
});

describe('what is shown while the service still hears of it', () => {
  test('an accepted value is settled', () => {
    const after = expectedAfter(invoice, [{ name: 'vendor', action: 'accept' }], at);
    expect(doubtsOf(after)).toEqual(['total']);
    expect(after.fields.find(({ name }) => name === 'vendor')).toMatchObject({
      value: 'Acme GmbH',
      review: { action: 'accept' },
    });
  });

  test('a corrected value keeps what the engine had said, through a second thought too', () => {
    const first = expectedAfter(invoice, [{ name: 'total', action: 'correct', value: 121 }], at);
    const second = expectedAfter(first, [{ name: 'total', action: 'correct', value: 122 }], at);
    expect(second.fields.find(({ name }) => name === 'total')).toMatchObject({
      value: 122,
      review: { previous: { value: 120, confidence: 0.4 } },
    });
  });

  test('a rejected value is gone, and accepting it brings it back', () => {
    const rejected = expectedAfter(invoice, [{ name: 'total', action: 'reject' }], at);
    expect(rejected.fields.find(({ name }) => name === 'total')).toMatchObject({ value: null });
    const back = expectedAfter(rejected, [{ name: 'total', action: 'accept' }], at);
    expect(back.fields.find(({ name }) => name === 'total')).toMatchObject({ value: 120 });
  });

  test('a field that a person added appears, and goes when they reject it', () => {
    const added = expectedAfter(invoice, [{ name: 'iban', action: 'correct', value: 'DE89370400440532013000' }], at);
    expect(added.fields.map(({ name }) => name)).toContain('iban');
    const gone = expectedAfter(added, [{ name: 'iban', action: 'reject' }], at);
    expect(gone.fields.map(({ name }) => name)).not.toContain('iban');
  });
});

describe('the places of fields on the original', () => {
  test('say what was found there, and which of it is in doubt', () => {
    const bbox = [0.1, 0.2, 0.3, 0.25] as unknown as Field['bbox'];
    const found = aDocument([
      aField('total', 1234.5, 0.4, { page: 2, bbox, quote: '1.234,50' }),
      aField('iban', 'DE89', 1, { page: null }),
    ]);
    expect(highlightsOf(found)).toEqual([
      {
        name: 'total',
        label: 'Total: 1,234.50',
        page: 2,
        box: [0.1, 0.2, 0.3, 0.25],
        quote: '1.234,50',
        isInDoubt: true,
      },
    ]);
  });

  test('without a box are known by their page alone', () => {
    expect(highlightsOf(aDocument([aField('vendor', 'Acme', 0.9)]))).toMatchObject([{ page: 1, box: null }]);
  });

  test('are found under the pointer, the smaller one where two lie over each other', () => {
    const at = (left: number, right: number) => [left, 0.1, right, 0.2] as unknown as Field['bbox'];
    const places = highlightsOf(
      aDocument([aField('line_items', 'all', 1, { bbox: at(0, 1) }), aField('total', 12, 1, { bbox: at(0.5, 0.6) })]),
    );
    expect(highlightAt(places, 0.55, 0.15)?.name).toBe('total');
    expect(highlightAt(places, 0.2, 0.15)?.name).toBe('line_items');
    expect(highlightAt(places, 0.2, 0.5)).toBeNull();
  });
});
