import { expect, test } from 'vitest';
import { world } from './world.ts';

const page = async (path: string) => (await world.api(null, path, { headers: { accept: 'text/html' } })).text();

const script = /<script type="module" crossorigin src="(\/assets\/[\w-]+\.js)">/;

test.each([
  '/matches?order=newest',
  '/applications',
  '/postings',
  '/notifications',
  '/settings',
  '/?status=failed',
  '/documents/x',
])('a link to %s opens the console', async (path) => {
  expect(await page(path)).toMatch(script);
});

test('the scripts and styles that the console names are there', async () => {
  const named = [...(await page('/matches')).matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg))"/g)].map(([, to]) => to);
  expect(named).toContain((await page('/')).match(script)?.[1]);
  const answers = await Promise.all(named.map((to) => world.api(null, to ?? '')));
  const types = answers.map(({ headers }) => headers.get('content-type') ?? '');
  expect(types.filter((type) => !/javascript|css|svg/.test(type))).toEqual([]);
});
