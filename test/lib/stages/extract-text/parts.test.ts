import { expect, test } from 'vitest';
import { openDocument } from '../../../../lib/stages/extract-text/open.ts';
import { pagesOf } from '../../../../lib/stages/extract-text/parts.ts';

const offline = { ocr: null };
const read = async (text: string, mediaType: 'text/plain' | 'text/csv') => {
  const opened = await openDocument(new TextEncoder().encode(text), mediaType, offline);
  const pages = [];
  while (pages.length < opened.pageCount) pages.push(...(await opened.readPages(pages.length + 1, 5)));
  return pages;
};

test('a long text without pages is parted at blank lines, and nothing of it is lost', async () => {
  const paragraphs = Array.from({ length: 400 }, (_, n) => `Paragraph ${n}. ${'words '.repeat(90)}`.trim());
  const pages = await read(paragraphs.join('\n\n'), 'text/plain');
  expect(pages.length).toBeGreaterThan(3);
  expect(Math.max(...pages.map(({ text }) => text.length))).toBeLessThanOrEqual(60_000);
  expect(pages.every(({ text }) => text.startsWith('Paragraph ') && text.endsWith('words'))).toBe(true);
  expect(pages.map(({ text }) => text).join('\n\n')).toBe(paragraphs.join('\n\n'));
});

test('a text without a single line end is parted all the same, and no character of it', () => {
  const pages = pagesOf('😀'.repeat(45_001));
  expect(pages).toHaveLength(2);
  expect(pages.join('')).toBe('😀'.repeat(45_001));
  expect(pages.every((page) => page.isWellFormed())).toBe(true);
});

test('a long table goes on over several pages, each under its first row', async () => {
  const rows = Array.from({ length: 9_000 }, (_, n) => `item ${n},${n}.50`);
  const pages = await read(['name,price', ...rows].join('\n'), 'text/csv');
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.flatMap(({ text }) => text.split('\n'))).toHaveLength(9_001);
  expect(pages.at(-1)?.markdown?.split('\n')[0]).toBe('| name | price |');
});

test('no row of a table and no heading is torn where a long page ends', () => {
  const rows = Array.from({ length: 3_000 }, (_, n) => `\x05row ${n}\x07with\nlines and words\x06`).join('\n');
  for (const page of pagesOf(`\x04${rows}`)) {
    expect(page.split('\x05').length).toBe(page.split('\x06').length);
  }
});
