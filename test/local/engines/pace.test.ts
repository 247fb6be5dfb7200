import { expect, test } from 'vitest';
import { createPace } from '../../../local/engines/ocr/pace.ts';

test('a page is read slower or quicker by how fast its first lines went', () => {
  let now = 0;
  const pace = createPace(1000, () => now);
  expect(pace.isShortFor(1_000_000)).toBe(false);
  now = 100;
  pace.read(50);
  now = 200;
  pace.read(100);
  // A pixel a millisecond, and 800 ms are left.
  expect(pace.isShortFor(790)).toBe(false);
  expect(pace.isShortFor(810)).toBe(true);
  expect(pace.isOver()).toBe(false);
  now = 1000;
  expect(pace.isOver()).toBe(true);
});
