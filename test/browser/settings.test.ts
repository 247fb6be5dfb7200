import { expect } from 'vitest';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { enter, newcomer, type Person } from './people.ts';
import { test } from './visit.ts';

interface Rule {
  category: string | null;
  days: number | null;
}

const rulesOf = async (person: Person) =>
  (await world.get<{ rules: Rule[] }>(person, '/v1/account/retention')).rules.map(({ category, days }) => ({
    category,
    days,
  }));

test('a rule for how long documents are kept is the one whose effect was shown, and takes the place of the former', async ({
  page,
}) => {
  const ada = await newcomer();
  await enter(page, ada, '/settings');
  const days = page.getByLabel('Days to keep them');
  const ask = page.getByRole('button', { name: 'See what that deletes' });
  const keep = page.getByRole('button', { name: 'Keep to this rule' });
  await days.fill('30');
  await ask.click();
  await keep.waitFor();
  await days.fill('90');
  await keep.waitFor({ state: 'hidden' });
  await ask.click();
  await keep.click();
  await page.getByText('Documents: deleted after 90 days').waitFor();
  await days.fill('60');
  await ask.click();
  await keep.click();
  await page.getByText('Documents: deleted after 60 days').waitFor();
  expect(await rulesOf(ada)).toEqual([{ category: null, days: 60 }]);
  await expectUsable(page);
  await page.getByRole('button', { name: 'Remove this rule' }).click();
  await page.getByText('All of them, until you delete them.').waitFor();
  expect(await rulesOf(ada)).toEqual([]);
});

test('an account is erased only by whoever types its address', async ({ page }) => {
  const ada = await newcomer();
  await enter(page, ada, '/settings');
  await page.getByRole('button', { name: 'Delete account' }).click();
  const address = page.getByLabel(/to confirm/);
  await address.fill('somebody.else@example.com');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('button', { name: 'Erase everything' }).isDisabled()).toBe(true);
  await expectUsable(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Delete account' }).click();
  await address.fill(ada.email.toUpperCase());
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByText('Your account and everything in it are erased.').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('a test mail comes once, also when its button is clicked twice', async ({ page }) => {
  const ada = await newcomer();
  await enter(page, ada, '/settings');
  await page.getByRole('button', { name: 'Send me a test mail' }).dblclick({ delay: 20 });
  await page.getByText(`Asked for; it goes to ${ada.email}`).waitFor();
  const answer = page.waitForResponse((one) => one.url().endsWith('/notifications/test'));
  await page.getByRole('button', { name: 'Send me a test mail' }).click();
  await answer;
  expect(await world.mails(ada.email)).toHaveLength(1);
});
