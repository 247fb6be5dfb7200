import type { Language } from './passage.ts';

// Words that make up a good part of every text of their language, and of no other of the three.
const frequent: Record<NonNullable<Language>, string> = {
  en: 'the and of to for with this that from are was were have has by be as it is you your our at or not which will shall may',
  de: 'der die das und ist nicht mit den dem ein eine einer einem einen von zu zum zur für auf im am bei wird werden wurde sind sich auch nach oder ihre ihr wir sie vom durch als',
  fr: 'le la les des et est dans pour par sur avec une du au aux que qui sont nous vous votre cette ce ces pas plus ou ont été leur sa ses',
};

const languageOfWord = new Map(
  (['en', 'de', 'fr'] as const).flatMap((language) =>
    frequent[language].split(' ').map((word) => [word, language] as const),
  ),
);

const fewest = 3;
const longest = 4_000;

/** The language of a text by its frequent words; null when too few of them say so, or two languages say it alike. */
export function languageOf(text: string): Language {
  const counts = { en: 0, de: 0, fr: 0 };
  for (const [word] of text
    .slice(0, longest)
    .toLowerCase()
    .matchAll(/\p{L}+/gu)) {
    const language = languageOfWord.get(word);
    if (language) counts[language] += 1;
  }
  const [first, second] = (['en', 'de', 'fr'] as const).toSorted((a, b) => counts[b] - counts[a]);
  if (!first || !second || counts[first] < fewest || counts[first] <= counts[second]) return null;
  return first;
}
