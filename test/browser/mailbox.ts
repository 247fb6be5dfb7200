import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { world } from '../product/world.ts';

/** Opens the newest mail to an address in the mailbox, and answers the mail as it looks. */
export async function readMail(page: Page, to: string): Promise<FrameLocator> {
  await expect.poll(() => world.mails(to), { timeout: 10_000 }).not.toEqual([]);
  await page.goto(world.env('SENDGRID_URL'));
  await page.getByRole('searchbox', { name: 'To' }).fill(to);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  return page.frameLocator('iframe');
}

/** Follows a link of a mail, which opens a tab of its own. */
export async function followLink(page: Page, mail: FrameLocator, name: string | RegExp): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await mail.getByRole('link', { name }).first().click();
  const tab = await opened;
  await tab.waitForLoadState();
  return tab;
}
