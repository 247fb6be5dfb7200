import { afterEach, expect } from 'vitest';
import { aCorruptPdf, aLetter } from '../product/papers.ts';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { enter, newcomer, theOperator } from './people.ts';
import { test } from './visit.ts';

afterEach(() => world.heal());

test('an operator looks at what failed, and redrives a group of it', async ({ page }) => {
  const ada = await newcomer();
  // Every try meets a storage that is away, until none is left.
  await world.fault({ service: 'storage', fault: '5xx-before', match: 'GET /storage' });
  const { documents } = await world.upload(ada, [aLetter(), aLetter('second.txt')]);
  const standings = async () => {
    await world.clock.advance('10m');
    return Promise.all(
      documents.map(async ({ id }) => (await world.get<{ status: string }>(ada, `/v1/documents/${id}/status`)).status),
    );
  };
  await expect.poll(standings, { timeout: 20_000, interval: 100 }).toEqual(['failed', 'failed']);
  await world.heal();

  await enter(page, await theOperator(), '/operations');
  await page.getByRole('heading', { name: 'Operations', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Failures' }).click();
  const groups = page.getByRole('region', { name: 'Groups of dead letters' });
  await groups.waitFor();
  await expectUsable(page);
  await groups
    .getByRole('row')
    .filter({ hasText: /storage/i })
    .getByRole('button', { name: /^Redrive/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Redrive' });
  await dialog.getByRole('button', { name: /^Redrive \d+ documents?$/ }).waitFor();
  await expectUsable(page);
  await dialog.getByRole('button', { name: /^Redrive \d+ documents?$/ }).click();
  await page.getByRole('region', { name: 'Redrive under way' }).waitFor();
  for (const { id } of documents) expect((await world.settled(ada, id)).status).toMatch(/completed|needs_review/);
  await page.getByText('None failed again the same way').waitFor();
});

test('pages for operators can be used by everybody', async ({ page }) => {
  const ada = await newcomer();
  await world.process(ada, aCorruptPdf());
  await enter(page, await theOperator(), '/operations');
  for (const [link, title] of [
    ['Overview', 'Operations'],
    ['Failures', 'Failures'],
    ['Usage and cost', 'Usage and cost'],
    ['Mails and runs', 'Mails and runs'],
    ['Audit log', 'Audit log'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Parts of operations' }).getByRole('link', { name: link }).click();
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await expectUsable(page);
  }
});

test('somebody without a role learns that the page is not for them', async ({ page }) => {
  await enter(page, await newcomer(), '/operations');
  await page.getByRole('heading', { name: 'Only for operators' }).waitFor();
  expect(await page.getByRole('link', { name: 'Operations' }).count()).toBe(0);
  await expectUsable(page);
});
