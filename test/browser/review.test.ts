import { expect } from 'vitest';
import { aLetter } from '../product/papers.ts';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { enter, newcomer } from './people.ts';
import { test } from './visit.ts';

const unsure = (name: string) => aLetter(name, `Total maybe ${crypto.randomUUID()}\nInvoice? perhaps\n`);

test('what is not sure is checked with the keyboard alone, one document after the other', async ({ page }) => {
  const ada = await newcomer();
  const { documents } = await world.upload(ada, [unsure('one.txt'), unsure('two.txt')]);
  for (const { id } of documents) expect((await world.settled(ada, id)).status).toBe('needs_review');
  await enter(page, ada);
  const way = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Review' });
  await way.waitFor();
  for (let stop = 0; stop < 15 && !(await way.evaluate((link) => link === document.activeElement)); stop += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Review', level: 1 }).waitFor();
  await page.getByText('1 of 2').waitFor();
  await expectUsable(page);

  const toCheck = page.getByRole('region', { name: 'What was found' }).getByRole('status');
  for (const place of ['1 of 2', '2 of 2']) {
    await page.getByText(place).waitFor();
    for (let said = await toCheck.innerText(); said !== 'Nothing is left to check'; said = await toCheck.innerText()) {
      await page.keyboard.press('a');
      await expect.poll(() => toCheck.innerText()).not.toBe(said);
    }
    await page.keyboard.press('Enter');
  }
  await page.getByRole('heading', { name: 'Everything is checked' }).waitFor();
  await expectUsable(page);
  for (const { id } of documents) {
    await expect.poll(() => world.get(ada, `/v1/documents/${id}`)).toMatchObject({ status: 'completed', to_review: 0 });
  }
});
