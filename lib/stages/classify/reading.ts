import type { ReadDocument } from '../stage.ts';

/** The parts of a document that the rules look at; bounded, so that length costs nothing. */
export interface Reading {
  text: string;
  opening: string;
  /** Short lines of the first page. */
  headings: string[];
  /** Short lines of all that is read. */
  lines: string[];
  words: number;
}

const FIRST_PAGES = 3;
const PAGE_CHARACTERS = 8_000;
const SHORT_LINE = 90;

/** Reads the first three pages and the last one, of each at most 8,000 characters. */
export function readForRules(document: ReadDocument): Reading {
  const pages = document.pages.filter((_page, index, all) => index < FIRST_PAGES || index === all.length - 1);
  const texts = pages.map((page) => tidy(page.text.slice(0, PAGE_CHARACTERS)));
  const text = texts.join('\n');
  return {
    text,
    opening: text.slice(0, 1_500),
    headings: shortLines(texts[0] ?? ''),
    lines: shortLines(text),
    words: text.split(/\s+/).filter(Boolean).length,
  };
}

/** One space for a run of blanks, one newline for a run of lines: what the patterns rely on to stay linear. */
const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();

const shortLines = (text: string): string[] => text.split('\n').filter((line) => line.length <= SHORT_LINE);
