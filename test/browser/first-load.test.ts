import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { enter, newcomer } from './people.ts';
import { test } from './visit.ts';

const mostBytes = 200 * 1024;

/** The scripts that a page asks for from now on, compressed as a server sends them. */
function weighScripts(page: Page): () => Promise<Map<string, number>> {
  const weighed: Promise<[string, number]>[] = [];
  page.on('response', (response) => {
    if (response.status() !== 200 || response.request().resourceType() !== 'script') return;
    const path = new URL(response.url()).pathname;
    // Read at once: a page that has moved on has forgotten what it was made of.
    weighed.push(response.body().then((body) => [path, gzipSync(body).length]));
  });
  return async () => new Map(await Promise.all(weighed));
}

test('the door and the inbox need less than 200 KB of script', async ({ page }) => {
  const weighed = weighScripts(page);
  await enter(page, await newcomer());
  await page.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
  await page.waitForLoadState('networkidle');
  const scripts = await weighed();
  const total = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
  expect(total).toBeGreaterThan(10 * 1024);
  expect(total, JSON.stringify([...scripts])).toBeLessThan(mostBytes);
});
