import { expect, test } from 'vitest';
import { countAt, rangeOf, thresholdText } from '../../web/src/words/thresholds.ts';

const thresholds = [
  { min_score: 0.5, count: 1200 },
  { min_score: 0.55, count: 40 },
  { min_score: 0.85, count: 9 },
  { min_score: 1, count: 0 },
];

test('a score between two thresholds counts as the nearest', () => {
  expect(countAt(thresholds, 0.84)).toBe(9);
  expect(countAt(thresholds, 0.1)).toBe(1200);
  expect(countAt([], 0.5)).toBeNull();
});

test('the slider goes over the thresholds that are known, in their steps', () => {
  expect(rangeOf(thresholds)).toEqual({ min: 50, max: 100, step: 5 });
  expect(rangeOf([])).toEqual({ min: 50, max: 100, step: 5 });
});

test('it is said how many would pass, and how many more or fewer than now', () => {
  expect(thresholdText(thresholds, 0.85, 0.85)).toBe('9 open jobs pass at 85 %.');
  expect(thresholdText(thresholds, 0.5, 0.85)).toBe('1,200 open jobs would pass at 50 %, 1,191 more than at 85 %.');
  expect(thresholdText(thresholds, 1, 0.85)).toBe('No open job would pass at 100 %, 9 fewer than at 85 %.');
  expect(thresholdText(thresholds, 1, 1)).toBe('No open job passes at 100 %.');
  expect(thresholdText(thresholds, 0.86, 0.85)).toBe('9 open jobs would pass at 86 %, as many as at 85 %.');
  expect(thresholdText([], 0.5, 0.85)).toBe('');
});
