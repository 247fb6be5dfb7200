import { expect, test } from 'vitest';
import { brokenText } from '../../web/src/words/not-loaded.ts';

test('a page that does not come asks whether one is online, in every browser', () => {
  const said = [
    'Unable to preload CSS for /assets/search-1.css',
    'Failed to fetch dynamically imported module: https://docket.example/assets/search-1.js',
    'error loading dynamically imported module: https://docket.example/assets/search-1.js',
    'Importing a module script failed.',
  ].map((message) => brokenText(new TypeError(message)));
  expect(new Set(said)).toEqual(new Set(['This page could not be loaded; are you online?']));
});

test('a page that breaks otherwise says how', () => {
  const error = new Error('Too many pages.');
  expect(brokenText(error)).toBe(error);
});
