import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { anInvoice } from '../product/papers.ts';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { readMail } from './mailbox.ts';
import { enter, newcomer, type Person } from './people.ts';
import { test } from './visit.ts';

interface Read {
  fields: { name: string; value: unknown; review: { action: string; by: string } | null }[];
}

const fieldOf = async (ada: Person, id: string, wanted: string) =>
  (await world.get<Read>(ada, `/v1/documents/${id}`)).fields.find(({ name }) => name === wanted);

const fieldRow = (page: Page, name: string) =>
  page.getByRole('listitem', { name: new RegExp(`^${name}(, to check)?$`) });

/** Goes down the list from its top by its key until the keyboard is on a field. */
async function stepTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape');
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('j');
    if (await fieldRow(page, name).evaluate((row) => row === document.activeElement)) return;
  }
  throw new Error(`The keys do not lead to ${name}.`);
}

async function anInvoiceOf(ada: Person): Promise<string> {
  return (await world.process(ada, anInvoice())).document_id;
}

test('a field is corrected, another accepted and a third rejected, by keyboard alone', async ({ page }) => {
  const ada = await newcomer();
  const id = await anInvoiceOf(ada);
  await enter(page, ada, `/documents/${id}`);
  await fieldRow(page, 'Total').waitFor();
  await stepTo(page, 'Total');
  await page.keyboard.press('e');
  await page.keyboard.type('612.5');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => fieldOf(ada, id, 'total'))
    .toMatchObject({
      value: 612.5,
      review: { action: 'correct', by: ada.id },
    });
  await expect.poll(() => fieldRow(page, 'Total').innerText()).toContain('612.5');

  await stepTo(page, 'Vendor');
  await page.keyboard.press('a');
  await stepTo(page, 'Due date');
  await page.keyboard.press('x');
  await expect.poll(() => fieldOf(ada, id, 'vendor')).toMatchObject({ review: { action: 'accept' } });
  await expect.poll(() => fieldOf(ada, id, 'due_date')).toMatchObject({ value: null, review: { action: 'reject' } });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys for checking' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('the original stands beside what was found in it', async ({ page }) => {
  const ada = await newcomer();
  await enter(page, ada, `/documents/${await anInvoiceOf(ada)}`);
  const first = page.getByRole('img', { name: 'Page 1 as it looks' });
  await first.waitFor();
  await expect.poll(() => first.getAttribute('aria-busy')).toBe('false');
  await fieldRow(page, 'Total').waitFor();
  await expectUsable(page);
  for (const tab of ['Text', 'History', 'Run']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel', { name: tab }).waitFor();
    await expectUsable(page);
  }
});

test('what was found is taken along as JSON and as CSV', async ({ page }) => {
  const ada = await newcomer();
  await enter(page, ada, `/documents/${await anInvoiceOf(ada)}`);
  for (const [button, word] of [
    ['JSON', '"Northwind Paper Ltd"'],
    ['CSV', 'Northwind Paper Ltd'],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${button.toLowerCase()}$`));
    expect(await text(await file.createReadStream())).toContain(word);
  }
});

test('the history goes from the upload to the mail that was opened, and says who saw the document', async ({
  page,
}) => {
  const ada = await newcomer();
  const id = await anInvoiceOf(ada);
  await readMail(page, ada.email);
  await world.quiet();
  await enter(page, ada, `/documents/${id}`);
  const seen = async () => (await world.get<{ data: unknown[] }>(ada, `/v1/documents/${id}/accesses`)).data.length;
  await expect.poll(seen, { timeout: 10_000 }).toBe(2);
  await page.getByRole('tab', { name: 'History' }).click();
  const history = page.getByRole('list', { name: 'What happened' });
  await history.getByText('Mail opened').waitFor();
  expect((await history.getByRole('listitem').allInnerTexts()).length).toBeGreaterThanOrEqual(4);
  await page.getByRole('region', { name: 'Who saw it' }).getByText('You opened it').waitFor();
});
