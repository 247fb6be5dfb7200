import { beforeAll, describe, expect, inject } from 'vitest';
import { world } from '../product/world.ts';
import { expectUsable } from './accessibility.ts';
import { type Life, liveFully } from './full-life.ts';
import { enter, newcomer, type Person } from './people.ts';
import { test } from './visit.ts';

const pages = [
  ['/', 'Inbox'],
  ['/review', 'Review'],
  ['/categories', 'Categories'],
  ['/search?q=furniture', 'Search: furniture'],
  ['/matches', 'Matches'],
  ['/postings', 'Jobs'],
  ['/applications', 'Applications'],
  ['/notifications', 'Notifications'],
  ['/settings', 'Settings'],
  ['/developers', 'Developers'],
  ['/nowhere', 'There is nothing here'],
] as const;

describe('with one of everything there is', () => {
  let ada: Person;
  let life: Life;

  beforeAll(async () => {
    if ('missing' in inject('browser')) return;
    ada = await newcomer();
    const addresses = {
      api: world.env('API_URL'),
      supabase: world.env('SUPABASE_URL'),
      publishableKey: world.env('SUPABASE_PUBLISHABLE_KEY'),
      control: world.env('CONTROL_URL'),
      mailbox: world.env('SENDGRID_URL'),
    };
    life = await liveFully(addresses, ada);
  }, 120_000);

  test.for(pages)('everybody can use %s', async ([path, title], { page }) => {
    await enter(page, ada, path);
    await page.getByRole('heading', { name: title }).first().waitFor();
    await expectUsable(page);
  });

  test.for(['invoice.pdf', 'resume.pdf', 'receipt.png', 'letter.eml', 'orders.csv', 'broken.pdf', 'locked.pdf'])(
    'everybody can use the page of %s',
    async (name, { page }) => {
      await enter(page, ada, `/documents/${life.documents.get(name)}`);
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await expectUsable(page);
    },
  );
});

describe('with nothing yet', () => {
  test.for(pages)('everybody can use %s', async ([path, title], { page }) => {
    await enter(page, await newcomer(), path);
    await page.getByRole('heading', { name: title }).first().waitFor();
    await expectUsable(page);
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
