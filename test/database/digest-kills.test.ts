import { expect, test } from 'vitest';
import { killEverywhere } from '../../bench/digests/kills.ts';

test('a run of digests that dies before or after any of its steps, and is repeated, writes to everybody once', async () => {
  expect(await killEverywhere(5)).toEqual({ kills: 10, faults: [] });
}, 60_000);
