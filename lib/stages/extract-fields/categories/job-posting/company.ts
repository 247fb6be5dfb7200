import type { Candidate } from '../../find/candidate.ts';
import { labelled } from '../../find/labelled.ts';
import { lettersOf } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';
import { bareName, besidePlace, employersSaid, headed } from './employers.ts';
import { readLine } from './line.ts';

const LABELS = [
  {
    pattern:
      /^(?:company|employer|organi[sz]ation|institution|agency|unternehmen|arbeitgeber|firma|entreprise|employeur|société)(?: name)?\s?:/i,
    weight: 0.9,
  },
];
const NOT_A_COMPANY =
  /^(?:this|the position|position|candidate|applicant|experience|we|you|our|manager|department|job|summary|equal|university employees?)$|\b(?:apply|summary|full[- ]time|requisition|posted|details|cookies|profile|similar)\b/i;

const MOST = 60;

/** A name that only sentences say may be a department's or a partner's. */
const ONLY_SAID = 0.58;

/** Finds the employer: behind a label, as the one who seeks, beside the place, or as the owner of the page. */
export function findCompany(source: Source): Candidate<string> | null {
  const isName = ({ value }: Candidate<string>) => !NOT_A_COMPANY.test(value) && value.length < 90;
  const placed = [
    ...labelled(source, { labels: LABELS, read: readLine }),
    ...besidePlace(source),
    ...headed(source),
  ].filter(isName);
  const said = employersSaid(source).filter(isName).slice(0, MOST);
  const best = agreed([...placed, ...said]);
  if (!best) return null;
  const article = placed.find(({ value }) => lettersOf(value) === `the${bareName(best.value)}`);
  const isHeaded = source.cells.slice(0, 15).some(({ text }) => lettersOf(text) === bareName(best.value));
  const isPlaced = isHeaded || placed.some(({ value }) => isSame(value, best.value));
  const value = article?.value ?? (isHeaded ? best.value.replace(/ \([^)]*\)$/, '') : best.value);
  return { ...best, value, score: isPlaced ? best.score + (isHeaded ? 0.06 : 0) : Math.min(ONLY_SAID, best.score) };
}

/** Places that name the same employer strengthen each other. */
function agreed(found: Candidate<string>[]): Candidate<string> | undefined {
  const scored = found.map((one) => {
    const others = found.filter((other) => other !== one && isSame(one.value, other.value));
    const kinds = new Set(others.map(({ score }) => score)).size;
    return { ...one, score: Math.min(0.93, one.score + 0.07 * kinds) };
  });
  return scored.sort((a, b) => b.score - a.score)[0];
}

const isSame = (a: string, b: string): boolean => bareName(a) === bareName(b);
