import { expect, test } from 'vitest';
import { differenceBetween } from '../../../bench/pdf/difference.ts';
import { noteLines, pdfRows } from '../../../bench/pdf/report.ts';
import { isBroken } from '../../../bench/row.ts';

test('pages with the same words differ in nothing, however they are parted by blanks', () => {
  expect(differenceBetween('one  two\nthree', 'one two three')).toBeNull();
});

test('a difference is listed with its cause, or as unexplained from the first odd word on', () => {
  expect(differenceBetween('the website', 'the w e b site')).toMatch(/spaced out/);
  expect(differenceBetween('خلال', 'خالل')).toMatch(/right to left/);
  expect(differenceBetween('one three', 'one two')).toBe('unexplained, from "three" on');
});

test('pages of one file with one cause are one line', () => {
  const note = (page: number | null, cause: string) => ({ file: 'a.pdf', page, cause });
  expect(noteLines([note(1, 'odd font'), note(3, 'odd font'), note(2, 'odd glyph'), note(null, 'encrypted')])).toEqual([
    ['a.pdf', 'page 1, 3', 'odd font'],
    ['a.pdf', 'page 2', 'odd glyph'],
    ['a.pdf', 'all pages', 'encrypted'],
  ]);
});

test('too few pages on the fast way, or with other words, break the run', () => {
  const times = { median: 1, mean: 1 };
  const result = {
    files: 1,
    damaged_files: 0,
    pages: 100,
    fast_pages: 96,
    same_words: 93,
    left: [],
    differences: [],
    ms_per_page: { fast: times, library: times },
    ratio: times,
  };
  expect(
    Object.values(pdfRows(result))
      .flat()
      .filter(isBroken)
      .map(({ value }) => value),
  ).toEqual([96, 96.9]);
});
