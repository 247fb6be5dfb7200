import type { Page } from 'playwright-core';

/** Resolves when nothing on the page says any more that it is loading. */
export async function untilLoaded(page: Page): Promise<void> {
  const loading = page.getByRole('status', { name: /loading/i });
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'hidden' });
}
