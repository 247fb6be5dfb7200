import { asOneLine, excerptOf, longestExcerpt, type Passage } from './excerpt.ts';
import { type PlacedWord, placedWordsOf } from './fold.ts';

interface Sentence {
  from: number;
  to: number;
  marks: PlacedWord[];
  /** How many different words of the question it has. */
  worth: number;
}

/**
 * The part of a passage, of some 320 characters, that answers best: around the sentence with most of the question's
 * words, in any of their forms. Its highlights are these words, or the whole sentence where it says the same in others.
 */
export function quoteOf(passage: string, asked: string[]): Passage {
  const text = asOneLine(passage);
  const telling = asked.filter((word) => word.length > 3 || /\d/.test(word));
  const wanted = telling.length > 0 ? telling : asked;
  const sentences = sentencesOf(passage, text, wanted);
  const best = sentences.toSorted((a, b) => b.worth - a.worth || a.from - b.from)[0] ?? { from: 0, to: 0, worth: 0 };
  const window = windowAround(text, best.from, best.to);
  const inside = sentences
    .flatMap(({ marks }) => marks)
    .filter(({ from, to }) => from >= window.from && to <= window.to);
  const whole = { from: best.from, to: Math.min(best.to, window.to) };
  const shown = best.worth > 0 ? inside : [whole];
  return excerptOf(
    text,
    window,
    shown.filter(({ from, to }) => to > from),
  );
}

function sentencesOf(passage: string, text: string, asked: string[]): Sentence[] {
  const words = placedWordsOf(text).filter(({ word }) => asked.some((one) => isForm(word, one)));
  const ends = endsOf(passage, text);
  return ends.map((to, index) => {
    const from = index === 0 ? 0 : skipSpace(text, ends[index - 1] ?? 0);
    const marks = words.filter((word) => word.from >= from && word.from < to);
    const worth = asked.filter((one) => marks.some(({ word }) => isForm(word, one))).length;
    return { from, to, marks, worth };
  });
}

/** Where sentences and lines end, in the text whose white space is single spaces. */
function endsOf(passage: string, text: string): number[] {
  const ends: number[] = [];
  let at = 0;
  for (const line of passage.split('\n').map(asOneLine)) {
    if (line === '') continue;
    for (const sentence of line.match(/.*?[.!?。](?:\s+|$)|.+$/gsu) ?? []) {
      at += sentence.length;
      ends.push(Math.min(text.length, at));
    }
    at += 1;
  }
  return ends.length > 0 ? ends : [text.length];
}

const skipSpace = (text: string, at: number): number => (text[at] === ' ' ? at + 1 : at);

const sharedEnd = 3;
const shortestStem = 4;

/** Whether two words are most likely forms of one: the same but for a short ending. */
function isForm(word: string, asked: string): boolean {
  if (word === asked) return true;
  if (/\d/.test(asked)) return false;
  let shared = 0;
  while (shared < word.length && word[shared] === asked[shared]) shared += 1;
  return shared >= shortestStem && word.length - shared <= sharedEnd && asked.length - shared <= sharedEnd;
}

/** So much around a sentence as makes a quote; of a longer one its beginning. */
function windowAround(text: string, first: number, last: number): { from: number; to: number } {
  const spare = Math.max(longestExcerpt - (last - first), 0);
  const start = Math.max(0, Math.min(first - Math.floor(spare / 3), text.length - longestExcerpt));
  const end = Math.min(text.length, start + longestExcerpt);
  const from = start === 0 ? 0 : Math.min(text.indexOf(' ', start - 1) + 1 || first, first);
  const space = text.lastIndexOf(' ', end);
  return { from, to: end === text.length ? end : space > from ? space : end };
}
