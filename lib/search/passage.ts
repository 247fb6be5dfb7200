import { asOneLine, excerptOf, longestExcerpt, type Passage } from './excerpt.ts';
import { type PlacedWord, placedWordsOf } from './fold.ts';
import type { Term } from './terms.ts';

const mostMarks = 50;

interface Mark {
  term: number;
  from: number;
  to: number;
}

/** The part of a page, of some 320 characters, that has most of what was looked for; its white space is single spaces. */
export function passageOf(page: string, terms: Term[]): Passage {
  const text = asOneLine(page);
  const marks = marksIn(placedWordsOf(text), terms);
  const best = bestWindow(marks);
  const window = around(text, best[0]?.from ?? 0, best.at(-1)?.to ?? 0);
  const inside = marks.filter((mark) => mark.from >= window.from && mark.to <= window.to);
  return excerptOf(text, window, inside);
}

function marksIn(words: PlacedWord[], terms: Term[]): Mark[] {
  const marks: Mark[] = [];
  for (let index = 0; index < words.length; ) {
    const term = terms.findIndex((candidate) => standsAt(words, index, candidate));
    const length = terms[term]?.words.length ?? 0;
    const [first, last] = [words[index], words[index + length - 1]];
    if (first && last && length > 0) marks.push({ term, from: first.from, to: last.to });
    index += Math.max(length, 1);
  }
  return marks;
}

const standsAt = (words: PlacedWord[], at: number, { words: asked, is_prefix }: Term): boolean =>
  asked.every((word, index) => {
    const here = words[at + index]?.word;
    return here === word || (is_prefix && index === asked.length - 1 && here?.startsWith(word) === true);
  });

/** The marks that fit into one passage: of the most terms, then the most marks, then the earliest. */
function bestWindow(marks: Mark[]): Mark[] {
  let best: Mark[] = [];
  let most = 0;
  for (let start = 0, end = 0; start < marks.length; start++) {
    const from = marks[start]?.from ?? 0;
    while (end < marks.length && (marks[end]?.to ?? 0) - from <= longestExcerpt / 2) end++;
    const window = marks.slice(start, Math.max(end, start + 1)).slice(0, mostMarks);
    const worth = new Set(window.map(({ term }) => term)).size * 1000 + window.length;
    if (worth > most) [best, most] = [window, worth];
  }
  return best;
}

/** So much of the text around these places as makes a passage, from the beginning of a word to the end of one. */
function around(text: string, first: number, last: number): { from: number; to: number } {
  const spare = Math.max(longestExcerpt - (last - first), 0);
  const start = Math.max(0, Math.min(first - Math.floor(spare / 3), text.length - longestExcerpt));
  const end = Math.min(text.length, Math.max(start + longestExcerpt, last));
  const from = start === 0 ? 0 : Math.min(text.indexOf(' ', start - 1) + 1 || first, first);
  const to = end === text.length ? end : Math.max(text.lastIndexOf(' ', end), last);
  return { from, to };
}
