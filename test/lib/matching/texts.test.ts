import { expect, test } from 'vitest';
import { embedLong, postingText, resumeLines } from '../../../lib/matching/texts.ts';
import type { Embedder } from '../../../lib/ports.ts';

/** Its vectors say how often the words "first" and "second" occur. */
function counting(): Embedder & { asked: string[] } {
  const asked: string[] = [];
  const countOf = (text: string, word: string) => text.split(' ').filter((one) => one === word).length;
  const unit = (vector: number[]) => vector.map((value) => value / (Math.hypot(...vector) || 1));
  return {
    asked,
    model: { name: 'counting', midpoint: 0.5, scale: 0.1 },
    embed: async (texts) => {
      asked.push(...texts);
      return texts.map((text) => unit([countOf(text, 'first'), countOf(text, 'second')]));
    },
  };
}

test('the text of a posting is what is to be done and known', () => {
  const posting = { title: 'Chef', description: 'Runs a kitchen.', skills: ['menus', 'HACCP'] };
  expect(postingText(posting)).toEqual(['Chef\nRuns a kitchen.', 'menus, HACCP']);
  expect(postingText({ title: 'Chef', description: null, skills: [] })).toEqual(['Chef']);
});

test('the lines of a resume keep their pages and leave out what has no words', () => {
  const pages = [
    { number: 1, text: 'Ada  Lovelace\n———\n\nCook' },
    { number: 2, text: 'C++' },
  ];
  expect(resumeLines(pages)).toEqual([
    { page: 1, text: 'Ada Lovelace', words: "'ada':1 'lovelace':2 '~lovelac':2" },
    { page: 1, text: 'Cook', words: "'cook':1 '~cook':1" },
    { page: 2, text: 'C++', words: "'c++':1" },
  ]);
});

test('a paragraph is cut between its sentences, and nothing of it is lost', () => {
  const sentence = (name: string) => `${name} ${'did what had to be done '.repeat(6)}well.`;
  const text = [sentence('Ada'), sentence('Grace'), '🦀'.repeat(300)].join(' ');
  const lines = resumeLines([{ number: 1, text }]);
  expect(lines.map(({ text: line }) => line.slice(0, 5))).toEqual(['Ada d', 'Grace']);
  expect(lines.every((line) => line.text.length <= 240 && line.text.isWellFormed())).toBe(true);
});

test('a long text is embedded in equal parts, and its vector is their mean of unit length', async () => {
  const embedder = counting();
  const long = [...Array(90).fill('first'), ...Array(90).fill('second')].join(' ');
  const [mean, short, nothing] = await embedLong(embedder, [long, 'first', ' ']);
  expect(embedder.asked.map((text) => text.split(' ').length)).toEqual([90, 90, 1, 1]);
  expect(mean?.map((value) => value.toFixed(3))).toEqual(['0.707', '0.707']);
  expect(short).toEqual([1, 0]);
  expect(nothing).toEqual([0, 0]);
});

test('of a text without an end only the beginning is embedded', async () => {
  const embedder = counting();
  await embedLong(embedder, ['first '.repeat(100_000)]);
  expect(embedder.asked).toHaveLength(20);
});

test('a short part of a text counts as much as a long one', async () => {
  const [mean] = await embedLong(counting(), [['first '.repeat(500), 'second']]);
  expect(mean?.map((value) => value.toFixed(3))).toEqual(['0.707', '0.707']);
});

test('a text without a space costs no more than any other, whatever its script', async () => {
  const embedder = counting();
  await embedLong(embedder, ['x'.repeat(200_000), '職務経歴'.repeat(500), '😀'.repeat(40_000)]);
  expect(embedder.asked.length).toBeLessThanOrEqual(60);
  expect(Math.max(...embedder.asked.map((chunk) => chunk.length))).toBeLessThanOrEqual(750);
  expect(embedder.asked.filter((chunk) => !chunk.isWellFormed())).toEqual([]);
  expect(embedder.asked.join('').replaceAll(' ', '')).toContain('職務経歴'.repeat(500));
});
