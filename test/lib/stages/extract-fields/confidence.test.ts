import { expect, test } from 'vitest';
import { believe, proof } from '../../../../lib/stages/extract-fields/find/confidence.ts';

test('every proof makes a value surer, and every doubt less sure', () => {
  const alone = believe(0.4, {});
  expect(believe(0.4, { label: proof.good })).toBeGreaterThan(alone);
  expect(believe(0.4, { rival: -proof.good })).toBeLessThan(alone);
});

test('what was not found neither helps nor hurts', () => {
  expect(believe(0.4, { label: false, sum: null, place: undefined })).toBeCloseTo(0.4);
});

test('no value is ever quite certain, or quite impossible', () => {
  expect(believe(0.5, { a: 50 })).toBe(0.98);
  expect(believe(0.5, { a: -50 })).toBe(0.02);
});
