import type { Candidate } from '../find/candidate.ts';
import type { Cell } from '../find/layout.ts';

const MONTH_NAME = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const POINT = `(?:${MONTH_NAME},? ?|\\d{1,2}[/.] ?)?(?:19|20)\\d{2}(?:/\\d{1,2})?`;
const RANGE = new RegExp(
  `\\(?${POINT}\\s*(?:-|–|—|to|until|bis|à|\\s)\\s*(?:present|current|now|today|heute|${POINT})\\)?`,
  'i',
);
const TITLE =
  /\b(?:engineer|developer|programmer|manager|director|accountant|teacher|analyst|consultant|specialist|assistant|representative|associate|technician|coordinator|instructor|designer|chef|cook|officer|administrator|supervisor|executive|agent|advocate|banker|nurse|clerk|trainer|editor|writer|architect|lead|head|chief|president|owner|intern|architekt|entwickler|leiter|ingenieur|buchhalter|développeur|ingénieur|comptable|bookkeeper|cashier|server|driver|operator|planner|auditor|controller|librarian|curator|lawyer|attorney|scientist|researcher|professor|tutor|counselor|secretary|receptionist|mechanic|inspector|foreman|guide)s?\b/i;
const PLACEHOLDER = /\bcompany name\b|^(?:city|state)\b/i;

/** Titles and employers of the positions that are listed with their years. */
export function findPositions(lines: Cell[]): {
  titles: Candidate<string[]> | null;
  employers: Candidate<string[]> | null;
} {
  const titles: [string, Cell][] = [];
  const employers: [string, Cell][] = [];
  for (const [index, cell] of lines.entries()) {
    if (!RANGE.test(cell.text) || cell.text.length > 160) continue;
    const isAlone = partsOf(cell.text).length === 0;
    const around = isAlone ? [lines[index - 1], lines[index + 1]] : [cell];
    const parts = around.flatMap((line) =>
      line ? partsOf(line.text).map((part): [string, Cell] => [part, line]) : [],
    );
    const title = parts.find(([part]) => TITLE.test(part) && part.length < 60);
    const employer = parts.find(([part]) => part !== title?.[0] && isEmployer(part));
    if (title) titles.push(title);
    if (employer) employers.push(employer);
  }
  return { titles: listOf(titles, 0.7), employers: listOf(employers, 0.6) };
}

/** The parts of an entry without its years. */
const partsOf = (text: string): string[] =>
  text
    .replace(RANGE, ' | ')
    .split(/\s[|–—-]\s|[|•●\t]|,\s|\s{2,}|:\s|ï¼/)
    .map((part) => part.replace(/^[\W_]+|[\s,;:–-]+$/g, ''))
    .filter((part) => part.length > 2);

const isEmployer = (part: string): boolean =>
  !TITLE.test(part) &&
  !PLACEHOLDER.test(part) &&
  /^\p{Lu}/u.test(part) &&
  part.length < 60 &&
  part.split(' ').length <= 7;

function listOf(found: [string, Cell][], score: number): Candidate<string[]> | null {
  if (found.length === 0) return null;
  return { value: [...new Set(found.map(([text]) => text))], cells: found.map(([, cell]) => cell), score };
}
