/** A gap so many times as wide as the narrowest one parts words, not letters. */
const widerGap = 1.6;

/** Four capitals or more, each followed by one blank but the last. */
const spaced = /(?<!\S)\p{Lu}(?: \p{Lu}){3,}(?!\S)/gu;

/** Tells most lines apart at a small price. */
const fourSigns = /\S \S \S \S(?!\S)/;

/** A line of text and the places of its words, as pairs of left and right. */
interface Words {
  text: string;
  words: number[];
}

/**
 * Closes up headings whose letters are spaced out: "W O R K" is one word. Only capitals of which none is narrower spaced
 * than the others by much; letters in the order of the alphabet are a list.
 */
export function closeSpacedLetters(line: Words): Words {
  if (!fourSigns.test(line.text)) return line;
  const found = [...line.text.matchAll(spaced)].filter(([letters]) => !isAlphabet(letters));
  return found.reduceRight((closed, { 0: letters, index }) => closeUp(closed, letters, index), line);
}

function closeUp({ text, words }: Words, letters: string, at: number): Words {
  const first = text.slice(0, at).match(/\S+/g)?.length ?? 0;
  const count = letters.split(' ').length;
  const places = words.slice(first * 2, (first + count) * 2);
  const gaps = Array.from(
    { length: count - 1 },
    (_, index) => (places[index * 2 + 2] ?? 0) - (places[index * 2 + 1] ?? 0),
  );
  const widest = Math.max(0.0001, Math.min(...gaps)) * widerGap;
  const parts = letters.split(' ').reduce<{ text: string; places: number[] }>(
    (sum, letter, index) => {
      const isNewWord = index > 0 && (gaps[index - 1] ?? 0) > widest;
      const [left = 0, right = 0] = places.slice(index * 2, index * 2 + 2);
      if (index === 0) return { text: letter, places: [left, right] };
      if (isNewWord) return { text: `${sum.text} ${letter}`, places: [...sum.places, left, right] };
      return { text: sum.text + letter, places: [...sum.places.slice(0, -1), right] };
    },
    { text: '', places: [] },
  );
  return {
    text: text.slice(0, at) + parts.text + text.slice(at + letters.length),
    words: [...words.slice(0, first * 2), ...parts.places, ...words.slice((first + count) * 2)],
  };
}

const isAlphabet = (letters: string): boolean => {
  const codes = letters.split(' ').map((letter) => letter.codePointAt(0) ?? 0);
  return codes.every((code, index) => index === 0 || code === (codes[index - 1] ?? 0) + 1);
};
