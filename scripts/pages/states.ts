import type { Page } from 'playwright-core';
import { untilLoaded } from '../../test/browser/loaded.ts';

/** What a page can look like; `full` and `empty` depend on who looks. */
export const states = ['full', 'empty', 'loading', 'error'] as const;

export type State = (typeof states)[number];

const isApi = (url: URL): boolean => url.pathname.startsWith('/v1/');

const away = {
  type: 'about:blank',
  title: 'Service Unavailable',
  status: 503,
  code: 'database_unavailable',
  detail: 'The database does not answer at the moment. Nothing is lost; try again in a minute.',
};

/** Lets the API of a page answer as the state wants it: never, with a problem, or as it is. */
export async function prepare(page: Page, state: State): Promise<void> {
  if (state === 'loading') await page.route(isApi, () => undefined);
  if (state === 'error') {
    const answer = { status: 503, contentType: 'application/problem+json', body: JSON.stringify(away) };
    await page.route(isApi, (route) => route.fulfill(answer));
  }
}

/** Resolves when the page looks as it will look in this state. */
export async function untilShown(page: Page, state: State): Promise<void> {
  await page
    .getByRole('heading')
    .or(page.getByRole('status', { name: /loading/i }))
    .first()
    .waitFor();
  if (state === 'error')
    await page
      .getByRole('alert')
      .first()
      .waitFor({ timeout: 15_000 })
      .catch(() => undefined);
  if (state === 'full' || state === 'empty') await untilLoaded(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(400);
}
