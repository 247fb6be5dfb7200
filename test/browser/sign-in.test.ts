import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { followLink, readMail } from './mailbox.ts';
import { enter, newcomer } from './people.ts';
import { test } from './visit.ts';

const address = () => `grace-${crypto.randomUUID()}@example.com`;
const inbox = (page: Page) => page.getByRole('heading', { name: 'Inbox', level: 1 });
const door = (page: Page) => page.getByRole('heading', { name: 'Sign in', level: 1 });

async function askForLink(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Send me a link instead' }).click();
  await page.getByLabel('Mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a link', exact: true }).click();
  await page.getByText('A link is on its way').waitFor();
}

test('somebody signs in with a password, stays signed in, and signs out in every tab', async ({ page, troubles }) => {
  const ada = await newcomer();
  await page.goto('/');
  await door(page).waitFor();
  await expectUsable(page);
  troubles.expect(/400.*token\?grant_type=password/);
  await page.getByLabel('Mail address').fill(ada.email);
  await page.getByLabel('Password').fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByText('That address and password do not go together').waitFor();
  await page.getByLabel('Password').fill(ada.password);
  await page.keyboard.press('Enter');
  await inbox(page).waitFor();

  await page.reload();
  await inbox(page).waitFor();
  const second = await page.context().newPage();
  await second.goto('/');
  await inbox(second).waitFor();
  await page.getByRole('button', { name: `Account: ${ada.email}` }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await door(page).waitFor();
  await door(second).waitFor();
});

test('somebody makes an account', async ({ page }) => {
  const email = address();
  await page.goto('/');
  await page.getByRole('button', { name: 'Make a new account' }).click();
  await page.getByLabel('Mail address').fill(email);
  await page.getByLabel('Password').fill('correct horse');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await inbox(page).waitFor();
  await page.getByRole('button', { name: `Account: ${email}` }).waitFor();
});

describe('a link by mail', () => {
  test('signs somebody new in on the page that they wanted', async ({ page }) => {
    const email = address();
    await page.goto('/settings');
    await askForLink(page, email);
    await expectUsable(page);
    const before = await world.counts();
    const mail = await readMail(page, email);
    await expectUsable(page);
    const tab = await followLink(page, mail, 'Sign in');
    await tab.getByRole('button', { name: `Account: ${email}` }).waitFor();
    expect(new URL(tab.url()).pathname).toBe('/settings');
    // Nothing of the session stays in the address, where histories and screenshots would keep it.
    expect(tab.url()).not.toContain('access_token');
    expect((await world.mails(email)).map(({ from, category }) => [from, category])).toEqual([
      ['noreply@mail.app.supabase.io', null],
    ]);
    expect(await world.counts()).toMatchObject({ 'sendgrid.mails': before['sendgrid.mails'] });
  });

  test('works once', async ({ page }) => {
    const email = address();
    await page.goto('/');
    await askForLink(page, email);
    const mail = await readMail(page, email);
    const link = (await mail.getByRole('link', { name: 'Sign in' }).getAttribute('href')) ?? '';
    await page.goto(link);
    await inbox(page).waitFor();
    await page.getByRole('button', { name: `Account: ${email}` }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await door(page).waitFor();
    await page.goto(link);
    await page.getByText('That link was used already').waitFor();
    expect(page.url()).not.toContain('error');
    await expectUsable(page);
  });

  test('may be asked for again after a minute, which is said', async ({ page, troubles }) => {
    troubles.expect(/429/);
    const email = address();
    await page.goto('/');
    await askForLink(page, email);
    await page.getByRole('button', { name: 'Send me a link', exact: true }).click();
    await page.getByText(/The next one can be sent in \d+ s/).waitFor();
    expect(await world.mails(email)).toHaveLength(1);
  });
});

test('a session whose token has run out is renewed, and its old one is used up', async ({ page }) => {
  const ada = await newcomer();
  const ended = { ...ada, session: { ...ada.session, expires_at: Math.floor(Date.now() / 1000) - 60 } };
  const renewed = page.waitForRequest((request) => request.url().includes('grant_type=refresh_token'));
  await enter(page, ended);
  await renewed;
  await inbox(page).waitFor();
  const kept = await page.evaluate(() => localStorage.getItem('docket-session') ?? '{}');
  expect(JSON.parse(kept).refresh_token).not.toBe(ada.session.refresh_token);
});
