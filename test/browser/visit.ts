import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, test as base, expect, inject } from 'vitest';
import { world } from '../product/world.ts';

/** What went wrong in the pages of one test, of which none expects anything to. */
export interface Troubles {
  /** Lets what a test brings about on purpose pass. */
  expect(pattern: RegExp): void;
}

const patienceInMs = 8000;

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

export const screens = { phone, desktop };

async function connect(): Promise<Browser | null> {
  const browser = inject('browser');
  return 'endpoint' in browser ? chromium.connect(browser.endpoint) : null;
}

const connecting = connect();

afterAll(async () => (await connecting)?.close());

const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    baseURL: world.env('API_URL'),
    viewport: desktop,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });

const isLoopback = (url: string): boolean => /^(https?|wss?):\/\/(127\.0\.0\.1|localhost)[:/]|^(data|blob):/.test(url);

/** Notes what no page may do: log an error, throw one, or ask for anything from the world outside. */
function watch(context: BrowserContext): { found: string[]; expected: RegExp[] } {
  const found: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') found.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (event) => found.push(String(event.error())));
  context.on('request', (request) => {
    if (!isLoopback(request.url())) found.push(`asks for ${request.url()}`);
  });
  return { found, expected: [] };
}

/** A test with a `page` in a fresh browser profile of its own, which fails when a page logs an error. */
export const test = base
  .extend('visit', async ({ skip, task }, { onCleanup }) => {
    const browser = await connecting;
    if (browser === null) return skip('There is no browser.');
    const context = await newContext(browser);
    context.setDefaultTimeout(patienceInMs);
    const { found, expected } = watch(context);
    onCleanup(async () => {
      if (task.result?.state === 'fail') await photograph(context, task.name);
      await context.close();
      expect(found.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)))).toEqual([]);
    });
    const troubles: Troubles = { expect: (pattern) => void expected.push(pattern) };
    return { context, troubles };
  })
  .extend('page', ({ visit }): Promise<Page> => visit.context.newPage())
  .extend('troubles', ({ visit }): Troubles => visit.troubles);

/** Keeps what the pages of a failed test looked like. */
async function photograph(context: BrowserContext, name: string): Promise<void> {
  for (const [index, page] of context.pages().entries()) {
    const path = `.local/browser/${name.replace(/\W+/g, '-').slice(0, 80)}-${index}.png`;
    await page.screenshot({ path, fullPage: true }).catch(() => undefined);
  }
}
