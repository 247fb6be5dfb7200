import { isNameHere, nameWord } from './short-names.ts';
import { isInflected, stemOf } from './stem.ts';

/** A word and where it stands: two words of a phrase have neighbouring positions. */
export interface Token {
  word: string;
  /** From 1. */
  position: number;
}

// Longer runs of letters are no words: encoded data, or a line whose spaces were lost.
const longestWord = 64;

// Scripts that put no space between words are read sign by sign; a word of them is then a phrase.
const spaceless = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`;
const word = new RegExp(
  String.raw`${spaceless}|\bc\+\+|\b[cfj]#(?![\p{L}\p{N}])|(?:(?!${spaceless})[\p{L}\p{M}\p{N}])+`,
  'giu',
);

// Neither in a text nor in what is searched for, so that "research & development" and "research and development" are one.
const unsaid = new Set(['and', 'of', 'the', 'in', 'for', 'to', 'with', 'und', 'et']);

/**
 * Words in the order of the text, folded: no case, no accents, no plural. At the same positions their stems, the parts of
 * a compound as one word, and what is a name although it is also something else.
 */
export function tokensOf(text: string): Token[] {
  const source = spelledOut(text.normalize('NFKC'));
  const tokens: Token[] = [];
  let position = 0;
  let compound: string[] = [];
  let end = -1;
  for (const match of source.matchAll(word)) {
    const folded = fold(match[0]);
    const joined = match.index === end + 1 && source[end] === '-';
    end = match.index + match[0].length;
    if (folded === '' || folded.length > longestWord || unsaid.has(folded)) {
      compound = [];
      continue;
    }
    position += 1;
    tokens.push({ word: folded, position });
    if (isInflected(folded)) tokens.push({ word: stemWord(folded), position });
    if (isNameHere(source, match)) tokens.push({ word: nameWord(folded), position });
    compound = joined && compound.length > 0 ? [...compound, folded] : [folded];
    const whole = singular(compound.join(''));
    if (compound.length > 1 && whole.length <= longestWord && /\p{L}/u.test(whole))
      tokens.push({ word: whole, position });
  }
  return tokens;
}

/** One word for each position, as it was written. */
export const writtenWords = (text: string): string[] =>
  tokensOf(text)
    .filter(({ position }, index, all) => all[index - 1]?.position !== position)
    .map(({ word }) => word);

/** The word for all forms of a word; one that has no other forms stands for itself. */
export const stemWord = (folded: string): string => (isInflected(folded) ? `~${stemOf(folded)}` : folded);

function spelledOut(text: string): string {
  return text
    .replace(/(?<=\p{L})['’]s(?!\p{L})/gu, '')
    .replace(/(?<=(?<!\p{L})(?:asp|ado|vb))\.net(?![\p{L}\p{N}])/giu, ' dotnet')
    .replace(/(?<![\p{L}\p{N}])\.net(?![\p{L}\p{N}])/giu, ' dotnet')
    .replace(/(?<=\p{L})\.js(?![\p{L}\p{N}])/giu, 'js');
}

function fold(raw: string): string {
  // "APIs", "PCs": what is all capitals but for its plural.
  const plain = raw
    .replace(/^(\p{Lu}{2,})s$/u, '$1')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .normalize('NFC');
  return singular(plain);
}

/** English plurals, roughly: a word that only looks like one is folded wherever it stands. */
export function singular(plain: string): string {
  if (!/^[a-z]{2,}[^sj]s$/.test(plain)) return plain;
  if (plain.endsWith('ies') && plain.length > 4) return `${plain.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|zz)es$/.test(plain)) return plain.slice(0, -2);
  return plain.slice(0, -1);
}
