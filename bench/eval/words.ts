/** Runs of letters and digits, after NFKC and in lower case. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The share (0–1) of the expected words, of so many characters and more, that the text holds, each as often as it is
 * expected; 1 when none is.
 */
export function wordRecall(expected: string, text: string, characters = 1): number {
  const wanted = wordsOf(expected).filter((word) => word.length >= characters);
  const left = new Map<string, number>();
  for (const word of wordsOf(text)) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of wanted) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    found += 1;
  }
  return wanted.length === 0 ? 1 : found / wanted.length;
}
