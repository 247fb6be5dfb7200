import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildWeb } from '../../local/web.ts';

const from = mkdtempSync(join(tmpdir(), 'docket-web-'));
const to = join(from, 'dist');
afterAll(() => rmSync(from, { recursive: true }));

test('a page is published with the scripts it names, each as one file', async () => {
  writeFileSync(join(from, 'index.html'), '<script type="module" src="/main.js"></script>');
  writeFileSync(join(from, 'main.ts'), "import { greeting } from './words.ts';\ndocument.title = greeting;\n");
  writeFileSync(join(from, 'words.ts'), "export const greeting: string = 'Welcome to the inbox';\n");
  writeFileSync(join(from, 'style.css'), 'body { color: black }\n');
  await buildWeb(from, to);
  expect(readdirSync(to).sort()).toEqual(['index.html', 'main.js', 'main.js.map', 'style.css']);
  expect(readFileSync(join(to, 'main.js'), 'utf8')).toContain('Welcome to the inbox');
});
