import { describe, expect, test } from 'vitest';
import { changedText, thresholdOptions } from '../../web/src/pages/categories/words.ts';

describe('the words about categories', () => {
  test('offer every threshold but the usual one, and the present one whatever it is', () => {
    expect(thresholdOptions(0.6, 0.6)).not.toContain(0.6);
    expect(thresholdOptions(0.66, 0.6)).toEqual([0, 0.3, 0.4, 0.5, 0.66, 0.7, 0.8, 0.9, 0.95, 1]);
  });

  test('say what documents were changed to, one’s own categories by their names', () => {
    const changed = [
      { category: 'travel', documents: 3 },
      { category: 'letter', documents: 1 },
    ];
    const kindWord = (kind: string) => ({ travel: 'Travel 2026' })[kind] ?? 'Letter';
    expect(changedText(changed, kindWord)).toBe('3 × Travel 2026, 1 × Letter');
  });
});
