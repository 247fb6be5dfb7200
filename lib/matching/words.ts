import { aliasesOf } from './aliases.ts';
import { spellingsOf } from './spellings.ts';
import { isShortName, nameWord, singular, tokensOf } from './tokens.ts';

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
export const wordsOf = (text: string): string[] => tokensOf(text).map(({ word }) => word);

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
  const spellings = [
    ...names,
    ...(known ?? []),
    ...choices.flatMap((choice) => [choice, ...(aliasesOf(choice) ?? [])]),
  ];
  const phrases = spellings.flatMap(phrasesOf);
  if (phrases.length === 0) return null;
  return { name: known?.[0] ?? nameOf(names[0] ?? asked), query: [...new Set(phrases)].join(' | ') };
}

/** A spelling as a phrase, and as the one word that two parts make up: "front end" is "frontend" too. */
function phrasesOf(spelling: string): string[] {
  const words = partsOf(spelling);
  const [first, second] = words;
  if (!first) return [];
  if (!second) return [quoted(isShortName(first) ? nameWord(first) : first)];
  const phrase = words.map(quoted).join(' <-> ');
  const whole = singular(first + second);
  return words.length === 2 && whole.length > 5 ? [phrase, quoted(whole)] : [phrase];
}

/** One word for each position, without the compounds. */
const partsOf = (text: string): string[] =>
  tokensOf(text)
    .filter(({ position }, index, all) => all[index - 1]?.position !== position)
    .map(({ word }) => word);

/** Title case says nothing; capitals within a word (SQL, QuickBooks) are its spelling. */
function nameOf(spelling: string): string {
  const words = spelling.normalize('NFKC').trim().split(/\s+/u);
  return words
    .map((one) => (/^\p{Lu}[\p{Ll}\p{P}]+$/u.test(one) ? one.toLowerCase() : one))
    .join(' ')
    .slice(0, 100);
}

const quoted = (word: string): string => `'${word.replace(/['\\]/g, '$&$&')}'`;
