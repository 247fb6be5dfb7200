import { readFileSync } from 'node:fs';

/** The recogniser's classes: class 0 is "nothing here", the last one is the space. */
export interface Alphabet {
  characters: string[];
  space: number;
  /** The classes that can occur in Latin script, class 0 and the space among them. */
  latin: Uint16Array;
}

/** Reads the model's list of characters, one a line. */
export function loadAlphabet(path: string): Alphabet {
  const listed = readFileSync(path, 'utf8').replace(/\n$/, '').split(/\r?\n/);
  const characters = ['', ...listed.map(asUsual), ' '];
  const latin = characters.flatMap((character, index) => (index === 0 || isLatin(character) ? [index] : []));
  return { characters, space: characters.length - 1, latin: Uint16Array.from(latin) };
}

/** Currencies in their usual width: £ and ¥ are in the list in the width of Chinese signs. */
const asUsual = (character: string): string => (/^\p{Sc}$/u.test(character) ? character.normalize('NFKC') : character);

/** ASCII, the letters of European languages, currencies, and the signs that print shops put between them. */
const isLatin = (character: string): boolean =>
  /^[\x20-\x7e\u00a1-\u024f\u2013\u2014\u2018-\u201e\u2022\u2122]$|^\p{Sc}$/u.test(character);

/** Whether a character is a letter of another script than Latin. */
export const isOtherScript = (character: string): boolean => /^\p{L}$/u.test(character) && !isLatin(character);
