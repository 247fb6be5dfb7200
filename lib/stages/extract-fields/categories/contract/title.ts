import type { Candidate } from '../../find/candidate.ts';
import type { Cell } from '../../find/layout.ts';
import { namesFirm } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';

const TITLE =
  /\b(?:agreement|contract|amendment|lease|guarant(?:y|ees?)|addendum|deed|licen[cs]e|memorandum of understanding|vertrag|vereinbarung|contrat|convention|accord|avenant|bail)\b|vertrag\b|vereinbarung\b/i;
const NOT_A_TITLE =
  /\b(?:source|exhibit|page|table of contents|this agreement|hereby|shall|between|dated|anlage|annexe)\b|[.;:]$|^\d/i;
const AMENDS = /^(?:amendment|addendum|nachtrag|avenant|no\.|number)\b/i;
const OPEN_END = /(?:[-–&,]|\b(?:and|of|to|for|und|zum|zur|über|et|de|des))$/i;
const LOUD = /(?<![\p{L}\d])\p{Lu}{2,}(?:[ -](?:\p{Lu}{2,}|&|\d+|NO\.)){0,10}(?![\p{Ll}])/gu;
const LONGEST = 90;

/** Finds the heading that names the kind of contract, over two lines where it runs on. */
export function findTitle(source: Source): Candidate<string> | null {
  const top = source.cells.filter(({ row, page }) => page <= 2 && row < 60);
  const at = top.findIndex((cell, index) => isTitle(cell.text) && !/\bto$/i.test(top[index - 1]?.text ?? ''));
  const line = top[at];
  if (!line) return inRunningText(top);
  const cells = [before(top, at), line, after(top, at)].filter((cell) => cell !== null);
  const value = cells.map(({ text }) => text.trim()).join(' ');
  return {
    value: value.replace(/^[\W_]+|[^\p{L}\d)]+$/gu, ''),
    cells,
    score: namesFirm(value) ? 0.55 : cells.length > 1 ? 0.72 : 0.85,
  };
}

const isTitle = (text: string): boolean =>
  text.length < LONGEST && TITLE.test(text) && !NOT_A_TITLE.test(text) && isCapitalised(text);

const isCapitalised = (text: string): boolean => {
  const words = text.split(/\s+/).filter((word) => /^\p{L}{4,}/u.test(word));
  return words.every((word) => /^\p{Lu}/u.test(word));
};

const isLoud = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);

/** "STRATEGIC ALLIANCE AND" above "MARKETING AGREEMENT" is a part of the title. */
function before(top: Cell[], at: number): Cell | null {
  const [above, line] = [top[at - 1], top[at]];
  if (!above || !line || above.text.length > LONGEST) return null;
  return isLoud(above.text) === isLoud(line.text) && OPEN_END.test(above.text) && isCapitalised(above.text)
    ? above
    : null;
}

/** So is "AMENDMENT NO. 1" under what it amends, and what follows an "and". */
function after(top: Cell[], at: number): Cell | null {
  const [line, below] = [top[at], top[at + 1]];
  if (!line || !below || below.text.length > 60 || below.page !== line.page) return null;
  return AMENDS.test(below.text) || (OPEN_END.test(line.text) && isCapitalised(below.text)) ? below : null;
}

/** Text without line breaks: the first words in capitals that are a title. */
function inRunningText(top: Cell[]): Candidate<string> | null {
  for (const cell of top.slice(0, 4)) {
    const title = [...cell.text.matchAll(LOUD)].find(([words]) => TITLE.test(words) && !NOT_A_TITLE.test(words));
    if (title) return { value: title[0], cells: [cell], score: 0.66 };
  }
  return null;
}
