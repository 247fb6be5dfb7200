import { expect, test } from 'vitest';
import { safeLink, salaryText } from '../../web/job-words.ts';
import { world } from './world.ts';

const page = async (path: string) => (await world.api(null, path, { headers: { accept: 'text/html' } })).text();

test.each(['/matches', '/applications', '/postings', '/settings', '/?status=failed', '/documents/x'])(
  'a link to %s opens the console',
  async (path) => {
    expect(await page(path)).toContain('<script type="module" src="/main.js">');
  },
);

test('the scripts and styles that the console names are there', async () => {
  const named = [...(await page('/matches')).matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg))"/g)].map(([, to]) => to);
  expect(named).toContain('/main.js');
  const answers = await Promise.all(named.map((to) => world.api(null, to ?? '')));
  expect(answers.map(({ headers }) => headers.get('content-type')).filter((type) => type?.includes('html'))).toEqual(
    [],
  );
});

test('only addresses of the web become links, and none with somebody’s name before the host', () => {
  expect(safeLink('https://jobs.example/a?b=c')).toBe('https://jobs.example/a?b=c');
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'https://bank@evil.example/', '//evil', '', null])
    expect(safeLink(address)).toBeNull();
});

test('a salary reads the way people say it', () => {
  const line = { id: '', external_id: '', title: '', company: null, location: null, apply_url: null };
  const text = (salary_min: number | null, salary_max: number | null, currency: string | null) =>
    salaryText({ ...line, salary_min, salary_max, currency });
  expect(text(68_000, 82_000.5, 'GBP')).toBe('£68,000 – £82,000.50');
  expect(text(50_000, 50_000, 'EUR')).toBe('€50,000');
  expect(text(null, 61_000, 'XYZ')).toBe('Up to 61,000 XYZ');
  expect(text(70_000, null, null)).toBe('From 70,000');
  expect(text(null, null, 'EUR')).toBeNull();
});
