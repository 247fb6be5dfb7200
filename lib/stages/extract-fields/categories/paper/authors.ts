import type { Candidate } from '../../find/candidate.ts';
import type { Cell } from '../../find/layout.ts';

const WORD = String.raw`(?:[\p{Lu}](?:[\p{L}.'’-]*[\p{L}.])?|-\p{Lu}\p{L}+|(?:von|van|de|der|den|da|di|du|la|le|dos|bin|al|el|ter|ten))`;
const NAME = new RegExp(String.raw`^\p{Lu}(?:[\p{L}.'’-]*[\p{L}.])?(?: ${WORD}){1,4}$`, 'u');
const NOT_A_NAME =
  /(?<!\p{L})(?:the|of|for|in|on|with|from|university|universit\p{L}*|department|institut\p{L}*|laborator\p{L}*|school|college|center|centre|museum|hospital|abstract|summary|introduction|journal|proceedings|inc|ltd|gmbh|received|group|company|street|working|paper|discussion|results|methods|conclusions?|review|zusammenfassung|résumé|revue|article)(?!\p{L})|^[IVX]{1,4}\. |\p{L}{3}\.$/iu;
const DEGREE = /^(?:ph\.?d|m\.?d|m\.?sc|b\.?sc|dr|prof|jr|sr|mph|rn|frcp)\.?$/i;
/** Marks of footnotes behind a name: figures, daggers and stars, with the commas between them. */
const MARKS = /(?<=[\p{L}.])(?:,?\s?[\d*†‡§¶∗]|[a-e]\)\*?)(?:[,\s]*[\d*†‡§¶∗])*,?(?=[\s,]|$|[\p{Lu}])/gu;
const MOST_LINES = 8;

const AFFILIATION = /universi|department|institut|laborator|school|college|hospital|^(?:for|on behalf of) /i;

/** The parts of a line of names, which may end with where they work; none of any other line. */
function partsOf(text: string): string[] {
  const parts = composed(text)
    .replace(/^by /i, '')
    .replace(MARKS, ', ')
    .split(/,|;|&|·|\t|\s{2,}|\s(?:and|und|et)\s|\b(?:and|und|et)\s/)
    .map(withoutMarks)
    .filter((part) => part !== '' && !DEGREE.test(part));
  const end = parts.findIndex((part, index) => !isName(part) && !(isEdge(index, parts) && HALF.test(part)));
  const names = end < 0 ? parts : parts.slice(0, end);
  const isLineOfNames = end < 0 || (end > 1 && AFFILIATION.test(parts[end] ?? ''));
  return isLineOfNames && names.some(isName) ? names : [];
}

const isName = (part: string): boolean => NAME.test(part) && !NOT_A_NAME.test(part);

/** Half of a name, whose other half stands on the line before or after. */
const HALF = /^\p{Lu}\p{Ll}[\p{L}'’-]+$/u;
const isEdge = (index: number, parts: string[]): boolean => index === 0 || index === parts.length - 1;

const withoutMarks = (part: string): string =>
  part
    .replace(/[*†‡§¶]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ -(?=\p{Lu})/gu, '-')
    .replace(/\.(?=\p{Lu}\p{Ll})/gu, '. ')
    .trim();

/** Accents that a PDF sets beside their letters, put onto them. */
const composed = (text: string): string =>
  text
    .replace(/(\p{L})¨/gu, '$1\u0308')
    .replace(/(\p{L})´/gu, '$1\u0301')
    .normalize('NFC');

/** Whether a line names authors and says nothing else. */
export const namesAuthors = (text: string): boolean => partsOf(text).length > 0;

/** The authors under the title: lines of names, in the first eight lines below it. */
export function findAuthors(below: Cell[]): Candidate<string[]> | null {
  const start = below.slice(0, MOST_LINES).findIndex(({ text }) => namesAuthors(text));
  if (start < 0) return null;
  const rest = below.slice(start);
  const end = rest.findIndex(({ text }) => !namesAuthors(text));
  const cells = rest.slice(0, end < 0 ? 1 : Math.min(end, MOST_LINES));
  const value = [...new Set(joined(cells.map(({ text }) => partsOf(text))))];
  const isClear = start <= 1 && (value.length > 1 || start === 0);
  return { value, cells, score: isClear ? 0.72 : 0.55 };
}

/** A name whose halves stand on two lines is one. */
function joined(lines: string[][]): string[] {
  const names: string[] = [];
  for (const [first = '', ...others] of lines) {
    const last = names.at(-1);
    if (last && (HALF.test(last) || HALF.test(first))) names[names.length - 1] = `${last} ${first}`;
    else names.push(first);
    names.push(...others);
  }
  return names.filter(isName);
}
