import { closeLetterSpacing } from '../letter-spacing.ts';
import type { ReadDocument } from '../stage.ts';

/** The parts of a document that the rules look at; bounded, so that length costs nothing. */
export interface Reading {
  text: string;
  opening: string;
  /** Short lines of the first page, and the cells that stand side by side in them. */
  headings: string[];
  /** Short lines of all that is read. */
  lines: string[];
  words: number;
  /** How well the words could be read, 0–1: the OCR engine's figure and the share of tokens that look like words. */
  legibility: number;
}

const FIRST_PAGES = 3;
const PAGE_CHARACTERS = 8_000;
const SHORT_LINE = 90;

/** Reads the first three pages and the last one, of each at most 8,000 characters. */
export function readForRules(document: ReadDocument): Reading {
  const pages = document.pages.filter((_page, index, all) => index < FIRST_PAGES || index === all.length - 1);
  const raw = pages.map((page) => legible(page.text.slice(0, PAGE_CHARACTERS)));
  const text = raw.map(tidy).join('\n');
  const tokens = text.split(/\s+/).filter(Boolean);
  const scanned = pages.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  const seen = scanned.length > 0 ? scanned.reduce((sum, value) => sum + value, 0) / scanned.length : 1;
  return {
    text,
    opening: text.slice(0, 1_500),
    headings: shortLines(raw[0] ?? ''),
    lines: raw.flatMap(shortLines),
    words: tokens.length,
    legibility: Math.min(seen, shareOfWords(tokens)),
  };
}

/** Characters of symbol fonts have no meaning outside their font; mostly they are bullets and dashes. */
const legible = (text: string): string => closeLetterSpacing(text.normalize('NFKC').replace(/\p{Co}+/gu, ' – '));

/** One space for a run of blanks, one newline for a run of lines: what the patterns rely on to stay linear. */
const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();

/** Wide gaps part the columns of a page, and in some plain texts the paragraphs. */
function shortLines(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split(/\t|[^\S\n]{3,}/).map(tidy);
    const whole = cells.filter(Boolean).join(' ');
    const parts = cells.length > 1 ? [whole, ...cells] : [whole];
    return parts.filter((part) => part !== '' && part.length <= SHORT_LINE);
  });
}

const WORD = /^[("'“„«[]*(?:\p{Lu}?\p{Ll}{2,}|\p{Lu}{2,}|\p{Lo}{2,}|[\d.,:/%$€£#-]*\d[\d.,:/%-]*)['’]?[\p{L}-]*\W*$/u;

/** Dots that lead to a page number, rules, bullets and addresses on the web say nothing of how well a page was read. */
const NEUTRAL = /^(?:[.…_·•*|&:–—-]+|[aieouyà]|.*(?:\/\/|@|_).*|\(?[/#].*)$/i;

/** The share of tokens that are words or numbers; scraps of a page that was read badly are neither. */
function shareOfWords(tokens: string[]): number {
  const sample = tokens.slice(0, 400).filter((token) => !NEUTRAL.test(token));
  if (sample.length === 0) return tokens.length === 0 ? 0 : 1;
  return sample.filter((token) => WORD.test(token)).length / sample.length;
}
