import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enumerate, liveThrough } from './kill-points.ts';
import { heard, overlapping, oversleeping, returning } from './lives.ts';
import { outage } from './mail-lives.ts';
import { mutate, mutations } from './mutations.ts';
import { liveSeed } from './seeds/seed.ts';
import { themes } from './seeds/themes.ts';
import { takeOverFetch } from './simulation/fetch.ts';
import { openPlatform, type Platform } from './simulation/platform.ts';
import { applying, hiring, morning } from './told-lives.ts';
import { called, calledAgain, calledTooLate } from './webhook-lives.ts';

// A small, fixed part of what `npm run chaos` does.

let platform: Platform;
let giveBack: () => void;

beforeAll(async () => {
  giveBack = takeOverFetch();
  platform = await openPlatform();
});

afterAll(async () => {
  giveBack();
  await platform.close();
});

const patience = 120_000;

describe('a crash or a long sleep at any call', () => {
  test.for([heard, morning, calledAgain])(
    'of $name leaves one result and one mail',
    { timeout: patience },
    async (life) => {
      const { calls, broken } = await enumerate(platform, life);
      expect(calls).toBeGreaterThan(5);
      expect(broken.map(({ place, way, struck, broken }) => ({ place, way, struck, broken }))).toEqual([]);
    },
  );
});

describe('one result and one mail are left', () => {
  test.for([outage, overlapping, oversleeping, returning, called, calledTooLate, hiring, applying, morning])(
    'of $name',
    { timeout: patience },
    async (life) => {
      expect((await liveThrough(platform, life)).broken).toEqual([]);
    },
  );
});

describe('whatever happens to a story, every promise is kept', () => {
  const seeds = Array.from(themes, (_, index) => index + 1);
  test.for(seeds)('(seed %i)', { timeout: patience }, async (seed) => {
    const { broken, theme } = await liveSeed(platform, seed);
    expect({ theme, broken }).toEqual({ theme, broken: [] });
  });
});

describe('without a safeguard a promise is seen to break', () => {
  test.for(mutations)('($name)', { timeout: patience }, async (mutation) => {
    const { before, without, isCaught } = await mutate(platform, mutation);
    expect(before).toEqual([]);
    expect(without).toContainEqual(expect.stringMatching(mutation.promise));
    expect(isCaught).toBe(true);
  });
});
