import { describe, expect, test } from 'vitest';
import { pageOfHash, scaleFor, zoomStep } from '../../../web/src/pages/document/original/zoom.ts';

describe('the pages of an original', () => {
  test('are what links with their number lead to', () => {
    expect([pageOfHash('#page-2'), pageOfHash('#page-300')]).toEqual([2, 300]);
    expect([pageOfHash(''), pageOfHash('#page-0'), pageOfHash('#page-x'), pageOfHash('#main')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('grow and shrink step by step, and end at the ends', () => {
    expect([zoomStep(1, 1), zoomStep(1, -1), zoomStep(3, 1), zoomStep(0.5, -1)]).toEqual([1.25, 0.75, 3, 0.5]);
  });

  test('are drawn as sharp as the screen is, and never larger than phones can hold', () => {
    const a4 = { width: 595, height: 842 };
    expect(scaleFor(595, a4, 2)).toBe(2);
    const scale = scaleFor(2400, a4, 3);
    expect(Math.round(scale * a4.width * scale * a4.height)).toBe(12_000_000);
  });
});
