import { expect } from 'vitest';
import { aCorruptPdf, aLetter } from '../product/papers.ts';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { test } from './visit.ts';

test('the mailbox can be used by everybody, empty and full', async ({ page, troubles }) => {
  const ada = await world.user();
  await world.process(ada, aLetter());
  await expect.poll(() => world.mails(ada.email)).toHaveLength(1);
  await page.goto(world.env('SENDGRID_URL'));
  await page.getByRole('list').getByRole('link').first().waitFor();
  await expectUsable(page);
  await page.goto(`${world.env('SENDGRID_URL')}/?to=nobody-at-all`);
  await page.getByText('No mail to').waitFor();
  await expectUsable(page);
  troubles.expect(/404/);
  await page.goto(`${world.env('SENDGRID_URL')}/mails/nothing`);
  await page.getByText('There is no such mail').waitFor();
  await expectUsable(page);
});

test('the page of a batch of an earlier service shows how far it is, and what went wrong', async ({
  page,
  troubles,
}) => {
  const ada = await world.user();
  const { batch, documents } = await world.upload(ada, [aLetter(), aCorruptPdf()]);
  for (const { id } of documents) await world.settled(ada, id);
  await page.setExtraHTTPHeaders({ authorization: `Bearer ${ada.token}` });
  await page.goto(`/jobs/${batch.id}`);
  await page.getByRole('heading', { name: 'Done, but not all could be processed' }).waitFor();
  expect(await page.getByRole('progressbar', { name: 'Progress' }).getAttribute('value')).toBe('100');
  expect(await page.getByRole('listitem').filter({ hasText: 'broken.pdf' }).innerText()).toContain(
    'damaged or cut off',
  );
  await expectUsable(page);

  troubles.expect(/404|401/);
  await page.goto(`/jobs/${crypto.randomUUID()}`);
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  await expectUsable(page);
  await page.setExtraHTTPHeaders({});
  await page.goto(`/jobs/${batch.id}`);
  await page.getByRole('heading', { name: 'Sign in to see this' }).waitFor();
  await expectUsable(page);
});

// It describes every route and shape on one page, which is much to look through.
test('the page of the API can be used by everybody', { timeout: 90_000 }, async ({ page }) => {
  await page.goto('/docs');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectUsable(page);
});
