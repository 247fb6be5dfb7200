import type { Field } from '../../../stage.ts';
import { type Candidate, choose } from '../../find/candidate.ts';
import { fieldOf } from '../../find/evidence.ts';
import { everywhere } from '../../find/labelled.ts';
import { type Cell, height } from '../../find/layout.ts';
import type { Source } from '../../find/source.ts';
import { readDoi } from '../../read/contact.ts';
import { findAbstract } from './abstract.ts';
import { findAuthors, namesAuthors } from './authors.ts';

const NOT_A_TITLE =
  /(?<!\p{L})(?:journal|revue|phys\. rev|zeitschrift|vol\.?|volume|proceedings|symposium|working papers?|doi|arxiv|issn|received|accepted|published|copyright|university|université|universität|department|abstract|original (?:article|research)|research article|current address|open access)(?!\p{L})|^\P{L}*$|^[IVX]{1,4}\. |\(\d{4}\)$|https?:|@/iu;

/** Authors right below a line make it a title. */
const FOLLOWED = 0.12;

/** The fields of a scholarly paper. */
export function paperFields(source: Source): Field[] {
  const top = source.cells.filter(({ page }) => page === 1).slice(0, 40);
  const title = findTitle(top);
  const last = title?.cells.at(-1);
  const below = last ? top.slice(top.indexOf(last) + 1) : top;
  const authors = findAuthors(below);
  const isFollowed = below.slice(0, 2).some((cell) => cell === authors?.cells[0]);
  return [
    ...fieldOf('title', title && isFollowed ? { ...title, score: title.score + FOLLOWED } : title),
    ...fieldOf('authors', authors ?? authorsAbove(top, title)),
    ...fieldOf('abstract', findAbstract(source)),
    ...fieldOf('doi', findDoi(source)),
  ];
}

const TITLE_LINES = 15;
/** Lines of one title differ in size by less than this. */
const SAME_SIZE = 0.06;
/** A title is at least so much larger than the text. */
const LARGER = 1.08;

/** The title is set larger than the text; where sizes say nothing it is the first line that is written as one. */
function findTitle(top: Cell[]): Candidate<string> | null {
  const lines = top.slice(0, TITLE_LINES).filter(isTitleLike);
  const largest = Math.max(0, ...lines.map(height));
  const sizesSpeak = largest > LARGER * median(top.map(height));
  const start = lines.find((cell) => !sizesSpeak || height(cell) > largest * 0.9);
  if (!start) return null;
  const rest = top.slice(top.indexOf(start));
  const end = rest.findIndex((cell, index) => index > 0 && !continuesTitle(cell, start, sizesSpeak));
  const cells = rest.slice(0, end < 0 ? 1 : Math.min(end, 4));
  const score = sizesSpeak ? 0.75 : 0.5;
  return { value: cells.map(({ text }) => text).join(' '), cells, score };
}

const isTitleLike = ({ text }: Cell): boolean =>
  text.length > 8 && text.includes(' ') && !NOT_A_TITLE.test(text) && !/^\p{Ll}|\.$/u.test(text) && !namesAuthors(text);

function continuesTitle(cell: Cell, start: Cell, sizesSpeak: boolean): boolean {
  if (namesAuthors(cell.text) || NOT_A_TITLE.test(cell.text)) return false;
  if (sizesSpeak) return Math.abs(height(cell) / height(start) - 1) < SAME_SIZE;
  return start.box === null && /^\p{Ll}/u.test(cell.text) && cell.text.length < 90;
}

/** Some journals set the authors above the title. */
function authorsAbove(top: Cell[], title: Candidate<string> | null): Candidate<string[]> | null {
  const first = title?.cells[0];
  return first ? findAuthors(top.slice(0, top.indexOf(first))) : null;
}

/** A DOI on the first page is the paper's own; one further down may be cited. */
function findDoi(source: Source): Candidate<string> | null {
  const found = everywhere(source, readDoi, 0.9);
  const own = found.filter(({ cells }) => cells[0]?.page === 1);
  return own.length > 0 ? choose(own.slice(0, 1)) : choose(found.slice(0, 1).map((doi) => ({ ...doi, score: 0.5 })));
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
