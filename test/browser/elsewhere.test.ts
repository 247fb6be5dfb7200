import { expect } from 'vitest';
import { aLetter, anInvoice } from '../product/papers.ts';
import { world } from '../product/world.ts';
import { enter, newcomer, type Person } from './people.ts';
import { test } from './visit.ts';

const send = async (ada: Person, method: string, path: string, body?: unknown) => {
  const headers = { 'content-type': 'application/json' };
  const response = await world.api(ada, path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  expect(response.ok, `${method} ${path}`).toBe(true);
};
const correct = (ada: Person, id: string, name: string, value: unknown) =>
  send(ada, 'PATCH', `/v1/documents/${id}/fields`, { fields: [{ name, action: 'correct', value }] });

test('what a program corrects shows in an open document, and what is being written there stays', async ({
  page,
  troubles,
}) => {
  const ada = await newcomer();
  const { document_id: id } = await world.process(ada, anInvoice());
  await enter(page, ada, `/documents/${id}`);
  const row = (name: string) => page.getByRole('listitem', { name: new RegExp(`^${name}(, to check)?$`) });
  await row('Total').getByRole('button', { name: 'Correct Total' }).click();
  const box = row('Total').getByRole('textbox', { name: 'Total' });
  await box.fill('612.5');

  await correct(ada, id, 'vendor', 'Northwind Traders');
  await expect.poll(() => row('Vendor').innerText()).toContain('Northwind Traders');
  await page.getByText('Changed elsewhere: Vendor').waitFor();
  expect(await box.inputValue()).toBe('612.5');

  await correct(ada, id, 'total', 700);
  await page.getByText('Changed elsewhere: Total').waitFor();
  expect(await box.inputValue()).toBe('612.5');
  troubles.expect(/409/);
  await box.press('Enter');
  await page.getByText('Total was changed elsewhere; look at what it says now.').waitFor();
  await expect.poll(() => row('Total').innerText()).toContain('700');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(() => row('Total').innerText()).toContain('612.5');
});

test('what could not be saved is not shown as saved, and can be saved again', async ({ page, troubles }) => {
  const ada = await newcomer();
  const { document_id: id } = await world.process(ada, anInvoice());
  await enter(page, ada, `/documents/${id}`);
  const row = page.getByRole('listitem', { name: /^Total(, to check)?$/ });
  await row.getByRole('button', { name: 'Correct Total' }).click();
  troubles.expect(/ERR_INTERNET_DISCONNECTED|offline|Failed to fetch/i);
  await page.route('**/v1/documents/*/fields', (route) => route.abort('internetdisconnected'));
  await row.getByRole('textbox', { name: 'Total' }).fill('612.5');
  await row.getByRole('textbox', { name: 'Total' }).press('Enter');
  await page.getByText('Total is not saved.').waitFor();
  expect(await row.innerText()).not.toContain('612.5');
  await page.unroute('**/v1/documents/*/fields');
  await page.getByRole('button', { name: 'Save again' }).click();
  await expect.poll(() => row.innerText()).toContain('612.5');
  await expect.poll(async () => (await world.api(ada, `/v1/documents/${id}`)).text()).toContain('612.5');
});

test('many documents that are deleted elsewhere by one act leave the list, which is asked for a few times alone', async ({
  page,
}) => {
  const ada = await newcomer();
  const names = Array.from({ length: 12 }, (_, index) => `letter-${index}.txt`);
  const { documents } = await world.upload(
    ada,
    names.map((name) => aLetter(name)),
  );
  for (const { id } of documents) await world.settled(ada, id);
  await enter(page, ada);
  await page.getByRole('link', { name: 'letter-11.txt' }).waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await send(ada, 'POST', '/v1/documents/delete', { ids: documents.map(({ id }) => id) });
  await page
    .getByRole('link', { name: /letter-/ })
    .first()
    .waitFor({ state: 'detached' });
  // Whatever the page asks for it begins with the frames, which have all come when another document's does.
  const { document_id: last } = await world.process(ada, aLetter('last.txt'));
  await page.getByRole('link', { name: 'last.txt' }).waitFor();
  await send(ada, 'DELETE', `/v1/documents/${last}`);
  await page.getByRole('link', { name: 'last.txt' }).waitFor({ state: 'detached' });
  expect(asked.filter((path) => path === '/v1/documents').length).toBeLessThan(10);
});

test('what is deleted elsewhere leaves the list, and an open document says so', async ({ page, troubles }) => {
  const ada = await newcomer();
  const [kept, gone] = [await world.process(ada, aLetter('kept.txt')), await world.process(ada, aLetter('gone.txt'))];
  await enter(page, ada);
  const link = (name: string) => page.getByRole('link', { name });
  await link('gone.txt').waitFor();
  await send(ada, 'DELETE', `/v1/documents/${gone.document_id}`);
  await link('gone.txt').waitFor({ state: 'detached' });
  await link('kept.txt').click();
  await page.getByRole('heading', { name: 'kept.txt', level: 1 }).waitFor();
  troubles.expect(/404/);
  await send(ada, 'DELETE', `/v1/documents/${kept.document_id}`);
  await page.getByRole('heading', { name: 'This document is not here' }).waitFor();
  await send(ada, 'POST', `/v1/documents/${kept.document_id}/restore`);
  await page.getByRole('heading', { name: 'kept.txt', level: 1 }).waitFor();
});
