import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../local/web.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-web-'));
const to = join(folder, 'dist');
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => buildWeb(to));

test('the console is published with every script and style that its page names', () => {
  const page = readFileSync(join(to, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, name]) => name ?? '');
  expect(named.some((name) => name.endsWith('.js'))).toBe(true);
  expect(named.some((name) => name.endsWith('.css'))).toBe(true);
  for (const name of named) expect(statSync(join(to, name)).size).toBeGreaterThan(100);
});

test('what did not change is not built again, and nothing else is left beside it', async () => {
  const before = statSync(to).ino;
  await buildWeb(to);
  expect(statSync(to).ino).toBe(before);
  expect(readdirSync(folder)).toEqual(['dist']);
});

test('who builds at the same time builds the same', async () => {
  rmSync(to, { recursive: true });
  await Promise.all([buildWeb(to), buildWeb(to)]);
  expect(readFileSync(join(to, 'index.html'), 'utf8')).toContain('/assets/');
  expect(readdirSync(folder)).toEqual(['dist']);
});
