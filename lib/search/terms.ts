import { wordsOf } from './fold.ts';

/** Words that stand one after the other; of a prefix the last word may go on. */
export interface Term {
  words: string[];
  is_prefix: boolean;
}

/** What a query asks for: each word, each phrase in quotes as one, and the last word as the beginning of one. */
export function termsOf(query: string): Term[] {
  const parts = [...query.matchAll(/["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)/g)];
  const terms = parts
    .map(([, phrase, word], index) => ({
      words: wordsOf(phrase ?? word ?? ''),
      is_prefix: phrase === undefined && index === parts.length - 1,
    }))
    .filter(({ words }) => words.length > 0);
  return terms;
}
