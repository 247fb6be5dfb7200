// What the database's private.fold does too: one compares what the other has found.

const marks = /[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670]+/g;

/** Signs that stand between words; letters, digits and what is written on them are all the rest. */
const signs =
  /[\0-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u2e00-\u2e7f\u3000-\u303f\ue000-\uf8ff\ufe10-\ufe6f\uff00-\uff0f\u{1f000}-\u{1faff}]+/u;

const word = new RegExp(signs.source.replace('[', '[^'), 'gu');

const foldText = (text: string): string =>
  text.normalize('NFKD').replace(marks, '').toLowerCase().replaceAll('ß', 'ss');

/** The words of a text as search compares them: without marks and signs, in small letters. */
export const wordsOf = (text: string): string[] => foldText(text).match(word) ?? [];

export interface PlacedWord {
  word: string;
  /** Where it stands in the text it came from, in UTF-16 units; the end is excluded. */
  from: number;
  to: number;
}

/** The same words with the places where they stand. */
export function placedWordsOf(text: string): PlacedWord[] {
  const { folded, places } = foldWithPlaces(text);
  return [...folded.matchAll(word)].map(({ 0: found, index }) => ({
    word: found,
    from: places(index),
    to: places(index + found.length - 1, true),
  }));
}

interface Folded {
  folded: string;
  /** From a place in the folded text to the one in the text: where that character begins, or where it ends. */
  places(index: number, end?: boolean): number;
}

function foldWithPlaces(text: string): Folded {
  const isAscii = !/[^\0-\x7f]/.test(text);
  if (isAscii) return { folded: text.toLowerCase(), places: (index, end) => (end ? index + 1 : index) };
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = character < '\x80' ? character.toLowerCase() : foldText(character);
    at += character.length;
    for (let index = 0; index < part.length; index++) {
      starts.push(at - character.length);
      ends.push(at);
    }
    // A mark belongs to the letter that it stands on.
    if (part === '' && ends.length > 0) ends[ends.length - 1] = at;
    folded += part;
  }
  return { folded, places: (index, end) => (end ? ends : starts)[index] ?? text.length };
}
