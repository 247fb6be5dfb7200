import { randomFrom } from '../random.ts';

const vocabulary = 20_000;
const wordsOfText = 90;

const syllables = ['ka', 'lo', 'mi', 'ne', 'ru', 'sta', 'ven', 'tor', 'pel', 'gan', 'dri', 'fos'];

/** The word of this rank: made of syllables, the same always. */
function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  return word;
}

/** As in any language: the word of rank n stands a share of 1/n as often as the first. */
const rankFrom = (random: () => number): number => Math.floor(vocabulary ** random()) - 1;

/** The words of a passage, the common ones often. */
export function textOf(number: number): string {
  const random = randomFrom(number);
  return Array.from({ length: wordsOfText }, () => wordOf(rankFrom(random))).join(' ');
}

/** A question of six words, among them common ones and one or two that are rare. */
export function questionAbout(seed: number): string[] {
  const random = randomFrom(-seed);
  return [...new Set(Array.from({ length: 6 }, () => wordOf(rankFrom(random))))];
}
