import type { Candidate } from '../../find/candidate.ts';
import type { Cell } from '../../find/layout.ts';
import type { Source } from '../../find/source.ts';

const YEARS = String.raw`(?<count>\d{1,2}(?:[.,]5)?)\s?\+?\s+(?:years?|yrs?|jahren?|ans|années|años|anni)(?!\p{L})['’]?`;
const WORK =
  '(?:experience|expertise|erfahrung|berufserfahrung|expérience|experiencia|esperienza|history|career|background)';
const PATTERNS = [
  new RegExp(String.raw`(?<![\d.,-])${YEARS}.{0,40}(?<!\p{L})${WORK}`, 'iu'),
  new RegExp(
    String.raw`${WORK}\s?(?::|of|from|von|seit|de|über|over)?\s?(?:more than |mehr als |plus de )?${YEARS}`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:with|over|mit|avec) (?:over |more than |über |plus de )?${YEARS} (?:of|in|as|als|im|dans|comme)\b`,
    'iu',
  ),
];
const SUMMARY = 60;

/** The years of experience that the person states; less certain where two statements differ. */
export function findYears({ cells }: Source): Candidate<number> | null {
  const found = cells.slice(0, SUMMARY).flatMap((cell) => {
    const count = countIn(cell);
    return count === null ? [] : [{ count, cell }];
  });
  const [first] = found;
  if (!first) return null;
  const differ = found.some(({ count }) => count !== first.count);
  return { value: first.count, cells: [first.cell], score: differ ? 0.55 : 0.8 };
}

function countIn({ text }: Cell): number | null {
  for (const pattern of PATTERNS) {
    const count = Number(pattern.exec(text)?.groups?.count?.replace(',', '.'));
    if (count > 0 && count < 60) return count;
  }
  return null;
}
