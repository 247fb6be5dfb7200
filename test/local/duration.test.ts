import { expect, test } from 'vitest';
import { parseDuration } from '../../local/duration.ts';

test.each([
  ['90s', 90_000],
  ['1d2h', 93_600_000],
  ['250ms', 250],
  ['1w1m', 604_860_000],
])('the duration %s is %i milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '5', 'soon', '1 d', '-1h', '2h tomorrow'])('"%s" is no duration', (text) => {
  expect(parseDuration(text)).toBeNull();
});
