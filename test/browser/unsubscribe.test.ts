import { expect } from 'vitest';
import { aLetter } from '../product/papers.ts';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { followLink, readMail } from './mailbox.ts';
import { test } from './visit.ts';

interface Settings {
  email_enabled: boolean;
  notify_job_results: boolean;
  digest_frequency: string;
}

test('somebody leaves a list from a mail in the mailbox, and comes back', async ({ page }) => {
  const ada = await world.user();
  const settings = () => world.get<Settings>(ada, '/v1/notifications/settings');
  await world.process(ada, aLetter());
  const mail = await readMail(page, ada.email);
  await expectUsable(page);
  const preferences = await followLink(page, mail, /unsubscribe/i);
  await preferences.getByRole('heading', { name: 'You get mails about your documents' }).waitFor();
  await expectUsable(preferences);

  await preferences.getByRole('button', { name: 'Unsubscribe' }).click();
  await preferences.getByRole('status').waitFor();
  await preferences.getByRole('heading', { name: 'You do not get mails about your documents' }).waitFor();
  expect(await settings()).toMatchObject({ notify_job_results: false, email_enabled: true });
  await expectUsable(preferences);

  await preferences.getByRole('checkbox', { name: 'Documents' }).check();
  await preferences.getByRole('radio', { name: 'Weekly' }).check();
  await preferences.getByRole('button', { name: 'Save' }).click();
  await preferences.getByRole('heading', { name: 'You get mails about your documents' }).waitFor();
  expect(await settings()).toMatchObject({ notify_job_results: true, digest_frequency: 'weekly' });

  await preferences.getByRole('button', { name: 'Turn all mails off' }).click();
  await preferences.getByRole('heading', { name: 'All mails are off' }).waitFor();
  expect(await settings()).toMatchObject({ email_enabled: false });
  await expectUsable(preferences);
});

test('all of it can be done with the keyboard', async ({ page }) => {
  const ada = await world.user();
  await world.process(ada, aLetter());
  const [mail] = await world.mails(ada.email);
  await page.goto(mail?.headers['List-Unsubscribe']?.slice(1, -1) ?? '');
  await page.keyboard.press('Tab');
  expect(await page.getByRole('button', { name: 'Unsubscribe' }).evaluate((button) => button.matches(':focus'))).toBe(
    true,
  );
  await page.keyboard.press('Enter');
  await page.getByRole('status').waitFor();
});

test('a link that was cut on its way says so', async ({ page, troubles }) => {
  troubles.expect(/404/);
  await page.goto('/unsubscribe/nonsense');
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
  await expectUsable(page);
});
