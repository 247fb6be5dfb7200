/** Why two readers see other words on a page; null when they see the same. */
export function differenceBetween(fast: string, library: string): string | null {
  const [ours, theirs] = [wordsOf(fast), wordsOf(library)];
  if (ours.join(' ') === theirs.join(' ')) return null;
  if (rightToLeft.test(library)) return 'the library turns ligatures round in text from right to left';
  if (ours.join('') === theirs.join('')) return 'the library parts words whose letters are spaced out';
  const odd = ours.find((word, index) => word !== theirs[index]) ?? '';
  return `unexplained, from "${odd.slice(0, 30)}" on`;
}

const rightToLeft = /[\u0590-\u08ff]/;

const wordsOf = (text: string): string[] => text.match(/\S+/g) ?? [];
