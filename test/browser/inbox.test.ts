import type { Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { aContract, aCorruptPdf, anInvoice } from '../product/papers.ts';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { dropFiles, watchBars } from './files.ts';
import { enter, newcomer } from './people.ts';
import { test } from './visit.ts';

afterEach(() => world.heal());

const row = (page: Page, filename: string) =>
  page.getByRole('list', { name: 'Documents' }).getByRole('listitem').filter({ hasText: filename });
const settled = /Done|Please check|Failed/;

/** Waits until a document is at its end in the list, and answers its line. */
async function outcome(page: Page, filename: string): Promise<string> {
  await row(page, filename).getByText(settled).first().waitFor({ timeout: 15_000 });
  return row(page, filename).innerText();
}

/** Holds what is being read where it is, until everything is healed. */
const holdFiles = () => world.fault({ service: 'storage', fault: 'delay', match: 'GET /storage', ms: 15_000 });

test('three files are dropped, their bars move, and each says what became of it', async ({ page }) => {
  const ada = await newcomer();
  await enter(page, ada);
  await page.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
  await expectUsable(page);
  // What took more than a second is kept before the rest is done, and the bar may say so.
  await world.fault({ service: 'storage', fault: 'delay', match: 'GET /storage', ms: 1200 });
  await world.fault({ service: 'postgrest', fault: 'delay', match: 'settle_job', ms: 1200 });
  const bars = await watchBars(page, /^Progress of/);
  await dropFiles(page, [anInvoice(), aContract(), aCorruptPdf()]);
  await row(page, 'invoice.pdf').waitFor();

  expect(await outcome(page, 'broken.pdf')).toContain('damaged or cut off');
  for (const name of ['invoice.pdf', 'contract.docx']) {
    expect(await outcome(page, name)).toMatch(/Done|Please check/);
    const seen = (await bars())[`Progress of ${name}`] ?? [];
    expect(seen.length, `${name} showed ${seen}`).toBeGreaterThanOrEqual(2);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  }
  expect(await page.getByRole('region', { name: 'Uploads' }).count()).toBe(0);
  await expectUsable(page);
});

test('a reload in the middle and a second tab show the same work, and both see it end', async ({ page }) => {
  const ada = await newcomer();
  await enter(page, ada);
  await holdFiles();
  await dropFiles(page, [anInvoice()]);
  await row(page, 'invoice.pdf').getByText('Reading', { exact: true }).waitFor();
  await page.reload();
  await row(page, 'invoice.pdf').getByRole('progressbar', { name: 'Progress of invoice.pdf' }).waitFor();
  const second = await page.context().newPage();
  await second.goto('/');
  await row(second, 'invoice.pdf').getByRole('progressbar').waitFor();
  await world.heal();
  expect(await outcome(page, 'invoice.pdf')).toMatch(/Done|Please check/);
  expect(await outcome(second, 'invoice.pdf')).toMatch(/Done|Please check/);
});

test('whoever’s socket is cut, and whoever’s server dies, sees the rest all the same', async ({ page, troubles }) => {
  troubles.expect(/WebSocket|ERR_CONNECTION|ERR_EMPTY|50[0-9]/);
  const ada = await newcomer();
  let opened = 0;
  let cut = async (): Promise<void> => undefined;
  await page.routeWebSocket(/\/v1\/realtime/, (socket) => {
    opened += 1;
    socket.connectToServer();
    cut = () => socket.close({ code: 1012, reason: 'cut' });
  });
  await enter(page, ada);
  await holdFiles();
  await dropFiles(page, [anInvoice()]);
  await row(page, 'invoice.pdf').getByText('Reading', { exact: true }).waitFor();
  await cut();
  await expect.poll(() => opened).toBe(2);
  await world.heal();
  await world.fault({ service: 'worker', fault: 'kill' });
  await expect.poll(() => opened, { timeout: 10_000 }).toBeGreaterThan(2);
  // The queue waits before it comes again to a worker that died.
  const comesAgain = () => world.clock.advance('16s').then(() => row(page, 'invoice.pdf').innerText());
  await expect.poll(comesAgain, { timeout: 20_000, interval: 1000 }).toMatch(settled);
  expect(await outcome(page, 'invoice.pdf')).toMatch(/Done|Please check/);
});
