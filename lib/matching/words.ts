import { aliasesOf } from './aliases.ts';
import { isShortName, nameWord } from './short-names.ts';
import { spellingsOf } from './spellings.ts';
import { hasEnding } from './stem.ts';
import { singular, stemWord, tokensOf, writtenWords } from './tokens.ts';

// What PostgreSQL keeps of a text: positions up to this one, so many of a word, and a megabyte in all.
const lastPosition = 16_383;
const positionsOfWord = 255;
const longestLiteral = 250_000;

/** A skill as it is kept, with the tsquery literal that finds it in a vector of words. */
export interface Skill {
  /** The same for every usual spelling. */
  name: string;
  query: string;
}

/** The folded words of a text, in order. */
export const wordsOf = writtenWords;

/** A tsvector literal of the words of a text with their positions; it always parses. */
export function vectorOfWords(text: string): string {
  const positions = new Map<string, number[]>();
  for (const { word, position } of tokensOf(text)) {
    if (position > lastPosition) break;
    const known = positions.get(word) ?? [];
    if (known.length < positionsOfWord) positions.set(word, [...known, position]);
  }
  let literal = '';
  for (const [word, at] of positions) {
    const next = `${quoted(word)}:${at.join(',')} `;
    if (literal.length + next.length > longestLiteral) break;
    literal += next;
  }
  return literal.trimEnd();
}

/** What was asked for, by its usual name and with all its spellings; null when there is no word in it. */
export function skillOf(asked: string): Skill | null {
  const { names, choices } = spellingsOf(asked);
  const known = names.map(aliasesOf).find((aliases) => aliases !== null);
  const phrases = [...names, ...choices].flatMap((spelling) => {
    const aliases = aliasesOf(spelling);
    return aliases ? aliases.flatMap((one) => phrasesOf(one, /\p{Lu}/u.test(one))) : phrasesOf(spelling, false);
  });
  if (phrases.length === 0) return null;
  return { name: known?.[0] ?? nameOf(names[0] ?? asked), query: [...new Set(phrases)].join(' | ') };
}

/** The ways in which a text may say a spelling: as it is, as one word, and unless it is a name in other forms. */
function phrasesOf(spelling: string, isName: boolean): string[] {
  const words = writtenWords(spelling);
  const [first, second] = words;
  if (!first) return [];
  const stems = words.map(stemWord);
  if (!second)
    return [
      quoted(isShortName(spelling) ? nameWord(first) : first),
      ...(!isName && hasEnding(first) ? stems.map(quoted) : []),
    ];
  const phrases = isName ? [words.map(quoted).join(' <-> ')] : [stems.map(quoted).join(' <-> ')];
  if (words.length > 2) return phrases;
  const whole = singular(first + second);
  return [...phrases, ...(isName ? [] : nearby(stems)), ...(whole.length > 5 ? [quoted(whole)] : [])];
}

/** "Planned the lessons of a class" is lesson planning: either order, up to two words between. */
const nearby = ([first = '', second = '']: string[]): string[] => {
  const [one, other] = [quoted(first), quoted(second)];
  return [
    `${one} <2> ${other}`,
    `${one} <3> ${other}`,
    `${other} <-> ${one}`,
    `${other} <2> ${one}`,
    `${other} <3> ${one}`,
  ];
};

/** Title case says nothing; capitals within a word (SQL, QuickBooks) are its spelling. */
function nameOf(spelling: string): string {
  const words = spelling.normalize('NFKC').trim().split(/\s+/u);
  return words
    .map((one) => (/^\p{Lu}[\p{Ll}\p{P}]+$/u.test(one) ? one.toLowerCase() : one))
    .join(' ')
    .slice(0, 100);
}

const quoted = (word: string): string => `'${word.replace(/['\\]/g, '$&$&')}'`;
