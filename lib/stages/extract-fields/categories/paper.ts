import type { Field } from '../../stage.ts';
import { type Candidate, choose } from '../find/candidate.ts';
import { fieldOf } from '../find/evidence.ts';
import { everywhere } from '../find/labelled.ts';
import { type Cell, height } from '../find/layout.ts';
import type { Source } from '../find/source.ts';
import { readDoi } from '../read/contact.ts';

const ABSTRACT = /^(?:abstract|summary|zusammenfassung|résumé)\b\W*/i;
const END_OF_ABSTRACT =
  /^(?:key ?words?|index terms|(?:\d\.?|i\.)?\s*introduction|categories and subject|pacs|citation:|1\.? )/i;
const AUTHOR = String.raw`(?:\p{Lu}[\p{L}.'’-]*\.?\s?){1,3}\p{Lu}[\p{L}´¨’'-]{1,20}(?: ?-[\p{L}]+)?`;
const AUTHORS = new RegExp(
  String.raw`^(?:by )?(?:${AUTHOR}(?:\s?[\d*†‡,§a-e)]{1,6})?)(?:(?:,| and|;|&|,? and)\s*${AUTHOR}(?:\s?[\d*†‡,§a-e)]{1,6})?)*,?(?: and)?$`,
  'u',
);
const NOT_A_TITLE =
  /\b(?:journal|vol\.?|volume|proceedings|doi|arxiv|issn|received|accepted|published|copyright|university|department|abstract|current address)\b|^\W*\d+\W*$|https?:/i;

/** The fields of a scholarly paper. */
export function paperFields(source: Source): Field[] {
  const top = source.cells.filter(({ page }) => page === 1).slice(0, 40);
  const title = findTitle(top);
  return [
    ...fieldOf('title', title),
    ...fieldOf('authors', findAuthors(top, title)),
    ...fieldOf('abstract', findAbstract(source)),
    ...fieldOf('doi', choose(everywhere(source, readDoi, 0.9).slice(0, 1))),
  ];
}

/** The title is set larger than what follows; without sizes it is the first lines before the authors. */
function findTitle(top: Cell[]): Candidate<string> | null {
  const lines = top.filter(({ text }) => text.length > 8 && !NOT_A_TITLE.test(text)).slice(0, 15);
  const largest = Math.max(0, ...lines.map(height));
  const first = lines.findIndex((cell) => largest === 0 || height(cell) > largest * 0.9);
  const start = lines[first];
  if (!start) return null;
  const rest = lines.slice(first);
  const end = rest.findIndex((cell, index) => index > 0 && !continuesTitle(cell, start));
  const cells = rest.slice(0, end < 0 ? 1 : Math.min(end, 4));
  return { value: cells.map(({ text }) => text).join(' '), cells, score: largest > 0 ? 0.75 : 0.6 };
}

const continuesTitle = (cell: Cell, start: Cell): boolean =>
  cell.page === start.page && !isAuthors(cell.text) && (start.box === null || height(cell) > height(start) * 0.9);

const isAuthors = (text: string): boolean => AUTHORS.test(text.trim()) && /,| and |&/.test(text);

function findAuthors(top: Cell[], title: Candidate<string> | null): Candidate<string[]> | null {
  const last = title?.cells.at(-1);
  const after = last ? top.slice(top.indexOf(last) + 1) : top;
  const start = after.findIndex(({ text }) => AUTHORS.test(text.trim()));
  if (start < 0 || start > 8) return null;
  const end = after.findIndex(({ text }, index) => index > start && !AUTHORS.test(text.trim()));
  const cells = after.slice(start, end < 0 ? start + 1 : Math.min(end, start + 5));
  const names = cells
    .flatMap(({ text }) => text.split(/,| and |;|&/))
    .map((name) => name.replace(/^by |[\d*†‡§()]+|\s[a-e]$/gi, '').trim());
  const value = [...new Set(names.filter((name) => name.length > 3 && name.includes(' ')))];
  return value.length > 0 ? { value, cells, score: 0.65 } : null;
}

function findAbstract(source: Source): Candidate<string> | null {
  const index = source.cells.findIndex(({ text, page }) => page <= 2 && ABSTRACT.test(text));
  const opener = source.cells[index];
  if (!opener) return null;
  const rest = source.cells.slice(index + 1, index + 40);
  const end = rest.findIndex(({ text }) => END_OF_ABSTRACT.test(text));
  const opening = opener.text.replace(ABSTRACT, '');
  const cells = [...(opening ? [opener] : []), ...rest.slice(0, end < 0 ? 12 : end)];
  const value = [opening, ...rest.slice(0, end < 0 ? 12 : end).map(({ text }) => text)].join(' ').trim();
  return value.length > 80 ? { value, cells, score: end < 0 ? 0.5 : 0.8 } : null;
}
