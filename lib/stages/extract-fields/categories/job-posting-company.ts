import type { Candidate } from '../find/candidate.ts';
import { labelled } from '../find/labelled.ts';
import { lettersOf } from '../find/names.ts';
import type { Source } from '../find/source.ts';
import { bareName, employersNamed } from './job-posting-employers.ts';
import { readLine } from './job-posting-line.ts';

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

/** Finds the employer: behind a label, as the one who seeks, beside the place, or as the owner of the page. */
export function findCompany(source: Source): Candidate<string> | null {
  const found = [...labelled(source, { labels: LABELS, read: readLine }), ...employersNamed(source)].filter(
    ({ value }) => !NOT_A_COMPANY.test(value) && value.length < 90,
  );
  return agreed(found.slice(0, MOST), source);
}

/** Places that name the same employer strengthen each other; the fullest name of the best place is kept. */
function agreed(found: Candidate<string>[], source: Source): Candidate<string> | null {
  const scored = found.map((one) => {
    const others = new Set(
      found.filter((other) => other !== one && isSame(one.value, other.value)).map((other) => other.score),
    );
    return { ...one, score: Math.min(0.93, one.score + 0.07 * others.size) };
  });
  const best = scored.sort((a, b) => b.score - a.score)[0];
  if (!best) return null;
  const withArticle = scored.find(({ value }) => lettersOf(value) === `the${lettersOf(best.value)}`);
  if (withArticle) return { ...best, value: withArticle.value };
  const isHeaded = source.cells.slice(0, 15).some(({ text }) => lettersOf(text) === bareName(best.value));
  return isHeaded ? { ...best, value: best.value.replace(/ \([^)]*\)$/, ''), score: best.score + 0.06 } : best;
}

const isSame = (a: string, b: string): boolean => bareName(a) === bareName(b);
