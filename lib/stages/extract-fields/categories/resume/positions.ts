import type { Candidate } from '../../find/candidate.ts';
import type { Cell } from '../../find/layout.ts';
import { namesFirm } from '../../find/names.ts';
import { MONTH } from '../../read/months.ts';
import { JOB_TITLE } from '../job-title.ts';

const POINT = `(?:${MONTH}\\.?,? ?|\\d{1,2}[/.] ?)?(?:19|20)\\d{2}(?:/\\d{1,2})?`;
const NOW = "(?:present|current|now|today|ongoing|heute|jetzt|aujourd['’]hui|ce jour|actualidad|oggi|heden)";
const RANGE = new RegExp(
  `\\(?(?:${POINT}\\s*(?:-|–|—|\\p{Co}|to|until|till|bis|à|a|al|\\s)\\s*(?:${NOW}|${POINT})|(?:seit|since|depuis|desde|from) ${POINT})\\)?`,
  'iu',
);
/** What templates leave behind where a name should stand. */
const PLACEHOLDER = /\b(?:company name|city ?,? state(?: ?, (?:country|US|USA|United States))?|select one)\b/gi;

interface Part {
  text: string;
  cell: Cell;
}

/** Titles and employers of the positions that are listed with their years. */
export function findPositions(lines: Cell[]): {
  titles: Candidate<string[]> | null;
  employers: Candidate<string[]> | null;
} {
  const entries = lines.flatMap((cell, index) => (isEntry(cell) ? [entryAt(lines, index)] : []));
  const titles = entries.flatMap(({ title }) => title ?? []);
  const employers = entries.flatMap(({ employer }) => employer ?? []);
  const firms = employers.filter(({ text }) => namesFirm(text)).length;
  const distinct = new Set(employers.map(({ text }) => text)).size;
  return {
    titles: listOf(titles, 0.5 + 0.25 * share(titles.length, entries.length)),
    employers: listOf(
      employers,
      0.4 +
        0.15 * share(distinct, entries.length) +
        (distinct < entries.length ? 0 : 0.2 * share(firms, employers.length)),
    ),
  };
}

const isEntry = (cell: Cell | undefined): boolean =>
  cell !== undefined && RANGE.test(cell.text) && cell.text.length <= 160;

/** A position's title and employer: in the line of its years, else in the lines around it. */
function entryAt(lines: Cell[], index: number): { title: Part | undefined; employer: Part | undefined } {
  const line = lines[index];
  const own = partsOf(line);
  const title = own.find(isTitle);
  const employer = own.find((part) => part !== title && isEmployer(part));
  if (title && employer) return { title, employer };
  const around = beside(lines, index).filter(belongs).flatMap(partsOf);
  const found = title ?? around.find(isTitle);
  const isUnnamed = line?.text.match(PLACEHOLDER) || around.some(({ cell }) => cell.text.match(PLACEHOLDER));
  if (employer || isUnnamed) return { title: found, employer };
  const near = around.find((part) => part !== found && isEmployer(part));
  return { title: found, employer: near ?? twoAbove(lines, index, found) };
}

/** The lines that may name a position: right of its years, else those around them; only below where the list begins with years. */
function beside(lines: Cell[], index: number): (Cell | undefined)[] {
  const cell = lines[index];
  const row = lines.filter((other) => other !== cell && other.row === cell?.row && other.page === cell.page);
  if (row.length > 0) return row;
  const isAbove = isEntry(lines[0]) && partsOf(lines[0]).length === 0 && partsOf(cell).length === 0;
  return isAbove ? [lines[index + 1], lines[index + 2]] : [lines[index - 1], lines[index + 1]];
}

/** The employer on a line, the title under it, the years under that. */
function twoAbove(lines: Cell[], index: number, title: Part | undefined): Part | undefined {
  const cell = lines[index - 2];
  const isStacked = title !== undefined && title.cell === lines[index - 1] && belongs(cell);
  return isStacked ? partsOf(cell).find(isEmployer) : undefined;
}

/** Whether a line beside that of the years may name the position: not a bullet, a labelled remark or another entry. */
const belongs = (cell: Cell | undefined): boolean =>
  cell !== undefined && !isEntry(cell) && cell.text.length <= 90 && !/^\s*[•●▪*·–-]|^[\p{L} ]{3,40}:/u.test(cell.text);

/** The parts of an entry without its years and without what stands in brackets. */
function partsOf(cell: Cell | undefined): Part[] {
  if (!cell) return [];
  return cell.text
    .replace(RANGE, ' | ')
    .replace(/\([^)]{0,60}\)?/g, ' ')
    .replace(PLACEHOLDER, ' | ')
    .split(/\s[–|—-]\s|[|•●·\t]|,\s|\s{2,}|:\s|ï¼|â€“|\s(?:at|@|bei|chez)\s/)
    .map((text) => ({ text: text.replace(/^[^\p{L}\d]+|[\s,;:–-]+$/gu, ''), cell }))
    .filter(({ text }) => text.length > 2);
}

/** Words of a sentence about the work, not of a heading. */
const SENTENCE = /\b(?:is|are|was|were|has|have|that|my|our|their|every|which|when|responsible|daily|such)\b|[.!]$/i;

const isHeadline = ({ text }: Part): boolean =>
  /^[\p{Lu}\d]/u.test(text) && text.length < 60 && text.split(' ').length <= 8 && !SENTENCE.test(text);

const isTitle = (part: Part): boolean => JOB_TITLE.test(part.text) && isHeadline(part);

/** Names are capitalised; what a person did is not. */
function isEmployer(part: Part): boolean {
  if (!isHeadline(part) || JOB_TITLE.test(part.text)) return false;
  const words = part.text.split(' ').filter((word) => /\p{L}{4}/u.test(word));
  if (/^\p{Lu}\p{Ll}+ed$/u.test(part.text)) return false;
  const capitals = words.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).length;
  return capitals / Math.max(words.length, 1) >= 0.6 && /\p{L}{2}/u.test(part.text);
}

const share = (some: number, all: number): number => (all === 0 ? 0 : some / all);

function listOf(found: Part[], score: number): Candidate<string[]> | null {
  if (found.length === 0) return null;
  return { value: [...new Set(found.map(({ text }) => text))], cells: found.map(({ cell }) => cell), score };
}
