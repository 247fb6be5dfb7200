/** Above this share of a page's letters, capitals in odd places are no coincidence. */
const tooMany = 0.3;

/**
 * How far (0–1) a page read as Latin script can be Latin at all. Letters that the network does not know come out as
 * their nearest Latin ones with great confidence, but with capitals in the midst of words.
 */
export function plausibilityOf(words: string[]): number {
  const long = words.filter((word) => /\p{L}{3}/u.test(word));
  const lettersOf = (some: string[]) => some.reduce((sum, word) => sum + word.length, 0);
  const share = lettersOf(long.filter(hasOddCapitals)) / Math.max(1, lettersOf(long));
  return share > tooMany ? 1 - share : 1;
}

/** One hump is a name (`McDonald`); two, or small letters after some capitals, are none. */
const hasOddCapitals = (word: string): boolean =>
  /\p{Ll}\p{Lu}.*\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}|\p{Ll}\p{Lu}{2}/u.test(word);
