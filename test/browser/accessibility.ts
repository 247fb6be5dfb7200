import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { untilLoaded } from './loaded.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds serious or critical in a page, a line for each element. */
export async function faultsOf(page: Page): Promise<string[]> {
  // Evaluated, not added as a tag: a page's own policy stays in force.
  await page.evaluate(axe);
  const { violations }: AxeResults = await page.evaluate('axe.run({ resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`));
}

/**
 * Holds a page to what everybody can use: dark on a large screen, light on a phone, where nothing has to be scrolled
 * sideways. Both together show every colour and every layout.
 */
export async function expectUsable(page: Page): Promise<void> {
  const screen = page.viewportSize() ?? { width: 1280, height: 900 };
  await untilLoaded(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faultsOf(page), `${page.url()} in dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await untilLoaded(page);
  // A page may take a moment to find its other layout.
  await expect.poll(() => widthOf(page), { message: `${page.url()} at 390 px` }).toBeLessThanOrEqual(390);
  expect(await faultsOf(page), `${page.url()} at 390 px`).toEqual([]);
  await page.setViewportSize(screen);
}

/** How far a page can be scrolled sideways, its own width included. */
export const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
