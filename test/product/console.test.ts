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

test('no page of the console can be framed, and no file of it is taken for something else', async () => {
  for (const path of ['/', '/settings', '/icon.svg']) {
    const { headers } = await world.api(null, path);
    expect([path, headers.get('x-frame-options'), headers.get('x-content-type-options')]).toEqual([
      path,
      'DENY',
      'nosniff',
    ]);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
  }
});
