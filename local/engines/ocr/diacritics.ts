/** Letters with signs that the network's alphabet lacks or seldom finds, by what it reads in their place. */
const variants: Record<string, string> = {
  a: 'äàâãáå',
  b: 'ß',
  c: 'ç',
  e: 'éèêë',
  i: 'îïíì',
  n: 'ñ',
  o: 'öôóõòø',
  u: 'üûúù',
};

/** How probable it is that a letter without a sign has lost one. */
const lostSign = 0.1;

/** Adds to the probabilities of letters those of the same letters with signs. */
export function withDiacritics(letters: Map<string, number>): Map<string, number> {
  const more = new Map(letters);
  for (const [letter, probability] of letters) {
    for (const variant of variants[letter] ?? []) {
      more.set(variant, Math.max(more.get(variant) ?? 0, probability * lostSign));
    }
  }
  return more;
}
