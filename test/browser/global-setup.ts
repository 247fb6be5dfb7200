import type { TestProject } from 'vitest/node';
import startWorld from '../product/global-setup.ts';
import { startChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of all tests listens, or why there is none. */
    browser: { endpoint: string } | { missing: string };
  }
}

/** Boots one browser and one cloud for all tests of the pages; without a browser it says so and boots nothing. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const browser = await startChromium().catch((error: Error) => error.message);
  if (typeof browser === 'string') {
    console.warn(`The tests of the pages are skipped. ${browser}`);
    project.provide('browser', { missing: browser });
    return async () => undefined;
  }
  project.provide('browser', { endpoint: browser.wsEndpoint() });
  const stopWorld = await startWorld(project).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  return async () => {
    await browser.close();
    await stopWorld();
  };
}
