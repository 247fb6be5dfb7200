import { describe, expect, test } from 'vitest';
import { amountOf } from '../../../web/src/words/amounts.ts';

describe('a number that a person writes', () => {
  test.each([
    ['1234.5', 1234.5],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1 234,50', 1234.5],
    ["1'234.50", 1234.5],
    ['12,5', 12.5],
    ['1,234', 1234],
    ['1.234.567', 1_234_567],
    ['-80.00', -80],
    [' 7 ', 7],
  ])('is read as it is meant: %s', (written, amount) => {
    expect(amountOf(written)).toBe(amount);
  });

  test.each(['', 'twelve', '12.50 EUR', '1,23,456', '1.2.3', '--5', '1,234,5', '.'])(
    'is not guessed when it could be anything: %s',
    (written) => {
      expect(amountOf(written)).toBeNull();
    },
  );
});
