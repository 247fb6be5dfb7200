import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const script = `
  import { readFileSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
  const { openDocument } = await import('./lib/stages/extract-text/open.ts');
  const document = await openDocument(new Uint8Array(readFileSync('local/demo/samples/resume.pdf')), 'application/pdf', { ocr: null });
  const pages = await document.readPages(1, 1);
  await document.close();
  console.log(JSON.stringify({ length: pages[0].text.length, library: loaded.filter((url) => url.includes('pdfjs')) }));
`;

test('the PDF library is not even loaded for a document that our own reader reads', () => {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  const { length, library } = JSON.parse(output);
  expect(length).toBeGreaterThan(100);
  expect(library).toEqual([]);
});
