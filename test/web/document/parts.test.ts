import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf, placeOf } from '../../../web/src/words/parts.ts';

describe('marking what was found in a text', () => {
  test('a mark carries the name of its field, and two that overlap share what they have in common', () => {
    const parts = partsOf('Total 12.00 EUR', [
      { from: 0, to: 11, name: 'total' },
      { from: 6, to: 15, name: 'currency' },
    ]);
    expect(parts).toEqual([
      { at: 0, text: 'Total ', names: ['total'] },
      { at: 6, text: '12.00', names: ['total', 'currency'] },
      { at: 11, text: ' EUR', names: ['currency'] },
    ]);
  });

  test('nothing of the text is lost, wherever the marks are', () => {
    const range = fc.record({ from: fc.integer({ min: -5, max: 40 }), to: fc.integer({ min: -5, max: 40 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(range, { maxLength: 6 }), (text, ranges) => {
        const parts = partsOf(
          text,
          ranges.map(({ from, to }, index) => ({ from, to, name: String(index) })),
        );
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });

  test('a quote is found across the ends of lines and whatever its case', () => {
    const text = 'Invoice from\n  ACME   GmbH (Berlin)\nTotal';
    const found = placeOf('acme GmbH (Berlin)', text);
    expect(found && text.slice(found.from, found.to)).toBe('ACME   GmbH (Berlin)');
  });

  test('a quote that is not there is marked nowhere', () => {
    expect(placeOf('Globex', 'Acme GmbH')).toBeNull();
    expect(placeOf('  ', 'Acme GmbH')).toBeNull();
  });
});
