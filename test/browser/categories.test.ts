import { expect } from 'vitest';
import { aLetter } from '../product/papers.ts';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { enter, newcomer } from './people.ts';
import { test } from './visit.ts';

interface Category {
  slug: string;
  name: string;
  documents: number;
  review_threshold: number;
}

test('a category of one’s own is made, taught by a document, changed and deleted', async ({ page }) => {
  const ada = await newcomer();
  const { documents } = await world.upload(ada, aLetter('gate.txt', 'Boarding pass\nGate B12, seat 12A\n'));
  const id = documents[0]?.id ?? '';
  await world.settled(ada, id);
  const known = async (slug: string) =>
    (await world.get<{ data: Category[] }>(ada, '/v1/categories')).data.find((one) => one.slug === slug);

  await enter(page, ada, '/categories');
  await page.getByRole('button', { name: 'New category…' }).click();
  await page.getByLabel('Name').fill('Travel');
  await page.getByLabel('What its documents are about').fill('Boarding passes');
  await expectUsable(page);
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { name: 'Travel' }).waitFor();

  await enter(page, ada, `/documents/${id}`);
  const kind = page.getByRole('combobox', { name: 'Kind of document' });
  await kind.focus();
  await kind.selectOption('Travel');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await known('travel'))?.documents).toBe(1);

  await enter(page, ada, '/categories');
  const examples = page.getByRole('list', { name: 'Examples of Travel' });
  await examples.getByRole('link', { name: 'gate.txt' }).waitFor();
  await page.getByRole('combobox', { name: 'Ask me about Travel when less sure than' }).selectOption('80 %');
  await expect.poll(async () => (await known('travel'))?.review_threshold).toBe(0.8);
  await page.getByRole('button', { name: 'Edit… Travel' }).click();
  await page.getByLabel('Name').fill('Journeys');
  await page.getByRole('button', { name: 'Save it' }).click();
  await page.getByRole('heading', { name: 'Journeys' }).waitFor();
  expect(await known('travel')).toMatchObject({ name: 'Journeys' });
  await expectUsable(page);
  await page.getByRole('button', { name: 'Delete… Journeys' }).click();
  await page.getByRole('dialog').getByText('1 document in it will stay').waitFor();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => known('travel')).toBeUndefined();
});
