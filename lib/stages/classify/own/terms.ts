import type { Page } from '../../stage.ts';
import { isCommon } from './common-words.ts';
import { stemOf } from './stem.ts';

/** Words and pairs of neighbouring words, folded and without endings, each with how the text writes it. */
export type Terms = Map<string, string>;

const PAGES = 2;
const PAGE_CHARACTERS = 4_000;
const LONGEST_WORD = 30;

// Scripts that put no space between words: two signs are as good as a word there.
const spaceless = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`;
const word = new RegExp(String.raw`${spaceless}|(?:(?!${spaceless})[\p{L}\p{M}]){2,}`, 'gu');
const isSign = new RegExp(`^${spaceless}$`, 'u');

/** What a document begins with: the first two pages, of each at most 4,000 characters. */
export const openingOf = (pages: Pick<Page, 'text'>[]): string =>
  pages
    .slice(0, PAGES)
    .map(({ text }) => text.slice(0, PAGE_CHARACTERS))
    .join('\n');

/** The terms of a text, in the order in which they first stand there. Numbers are none: they differ from one to the next. */
export function termsOf(text: string): Terms {
  const terms: Terms = new Map();
  const add = (term: string, written: string) => terms.has(term) || terms.set(term, written);
  for (const line of text.normalize('NFKC').split('\n')) {
    let before: { stem: string; written: string; end: number } | null = null;
    for (const match of line.matchAll(word)) {
      const written = match[0].toLowerCase();
      const stem = stemOf(written);
      const usable = written.length <= LONGEST_WORD && !isCommon(stem);
      const joint = isSign.test(written) ? '' : ' ';
      if (usable && before && match.index - before.end <= 2)
        add(`${before.stem} ${stem}`, `${before.written}${joint}${written}`);
      if (usable && written.length > 2) add(stem, written);
      before = usable ? { stem, written, end: match.index + match[0].length } : null;
    }
  }
  return terms;
}
