import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aLetter } from '../product/papers.ts';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { enter, newcomer, type Person } from './people.ts';
import { test } from './visit.ts';

const mostAtOnce = 20;

const rows = (page: Page) => page.getByRole('list', { name: 'Documents' }).getByRole('listitem');
const named = async (ada: Person, q: string) =>
  (await world.get<{ data: { id: string }[] }>(ada, `/v1/documents?q=${q}`)).data.length;

/** Somebody with letters that are read an hour from now, more than one page of the list shows. */
async function withLetters(count: number): Promise<Person> {
  const ada = await newcomer();
  const letters = Array.from({ length: count }, (_, index) => aLetter(`letter-${index + 1}.txt`));
  for (let from = 0; from < count; from += mostAtOnce)
    await world.upload(ada, letters.slice(from, from + mostAtOnce), { delay: '1h' });
  return ada;
}

test('documents are chosen by the button, and pasted', async ({ page }) => {
  await enter(page, await newcomer());
  const { name, bytes } = aLetter('chosen.txt');
  const buffer = Buffer.from(bytes as string);
  await page.getByLabel(/choose them here/).setInputFiles([{ name, mimeType: 'text/plain', buffer }]);
  await rows(page).filter({ hasText: 'chosen.txt' }).waitFor();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([text], 'pasted.txt', { type: 'text/plain' }));
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
  }, aLetter().bytes as string);
  await rows(page).filter({ hasText: 'pasted.txt' }).waitFor();
});

test('a file that nobody can read is refused at once, with the reason', async ({ page, troubles }) => {
  troubles.expect(/415/);
  await enter(page, await newcomer());
  const buffer = Buffer.from(crypto.getRandomValues(new Uint8Array(64)));
  const program = {
    name: 'setup.exe',
    mimeType: 'application/x-msdownload',
    buffer: Buffer.concat([Buffer.from('MZ\0\0'), buffer]),
  };
  await page.getByLabel(/choose them here/).setInputFiles([program]);
  const uploads = page.getByRole('region', { name: 'Uploads' });
  await uploads.getByText('This is a Windows program').waitFor();
  await expectUsable(page);
  await uploads.getByRole('button', { name: 'Dismiss what was not taken' }).click();
  await uploads.waitFor({ state: 'hidden' });
});

test('all that match are deleted by one word, also those that are not shown, and come back by another', async ({
  page,
}) => {
  const ada = await withLetters(60);
  await enter(page, ada, '/?q=letter');
  await page.getByText('60 in all').waitFor();
  expect(await rows(page).count()).toBeLessThan(60);
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await page.getByRole('button', { name: 'Select all 60 that match' }).click();
  const bulk = page.getByRole('region', { name: 'With what is selected' });
  await bulk.getByText('All 60 documents that match').waitFor();
  await expectUsable(page);
  await bulk.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('None of your documents is like that').waitFor();
  expect(await named(ada, 'letter')).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('60 in all').waitFor();
});

test('the list is narrowed by name and by status, and the address says how', async ({ page }) => {
  const ada = await withLetters(3);
  await enter(page, ada);
  await page.getByRole('searchbox', { name: 'Names that contain' }).fill('letter-2');
  await page.keyboard.press('Enter');
  await expect.poll(() => rows(page).count()).toBe(1);
  expect(page.url()).toContain('q=letter-2');
  await page.reload();
  await expect.poll(() => rows(page).count()).toBe(1);
  await page.getByRole('combobox', { name: 'Status' }).selectOption('failed');
  await page.getByText('None of your documents is like that').waitFor();
});
