import type { Candidate } from '../../find/candidate.ts';
import type { Cell } from '../../find/layout.ts';
import { JOB_TITLE } from '../job-title.ts';

/** Where the next piece of contact details begins on a line. */
const NEXT =
  /\s*(?:\b(?:tel|phone|mobile?|cell|e-?mail|date of|birth\w*|born|languages?|linked ?in|github|marital|nationality|permis|telefon|handy|geb(?:oren|urtsdatum)?|né)\b.*|\((?:able|open|willing|ready)\b.*)$/i;
const LABELLED =
  /\b(?:address|location|residence|based in|lives in|wohnort|wohnhaft in|anschrift|adresse|domicile|lieu|ciudad|dirección)\s?:?\s+(?<place>[\p{Lu}\d][^|•:]{2,60})/iu;
const TOWN = String.raw`\p{Lu}[\p{L}.'’-]{1,25}(?: [\p{Lu}(][\p{L}.'’)-]{1,20}){0,2}`;
const PLACES: [RegExp, number][] = [
  [new RegExp(String.raw`(?:^|, )(?<place>${TOWN}, [A-Z]{2}(?: \d{5}(?:-\d{4})?)?)$`, 'u'), 0.8],
  [new RegExp(String.raw`(?:^|, )(?<place>(?:[A-Z]{1,2}-)?\d{4,5} ${TOWN})$`, 'u'), 0.75],
  [new RegExp(String.raw`(?:^|, )(?<place>${TOWN} [A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2})$`, 'u'), 0.75],
  [new RegExp(String.raw`^(?=\P{Ll}*\p{Lu}\p{Ll}+.*,.*\p{Ll})(?<place>${TOWN}, ?${TOWN})$`, 'u'), 0.65],
];
const PLACEHOLDER = /^city\b/i;

/** Where the person lives: behind a label, or as town and state, town and country or postcode and town. */
export function findPlace(top: Cell[]): Candidate<string> | null {
  for (const cell of top) {
    const labelled = LABELLED.exec(cell.text)?.groups?.place;
    const place = labelled && tidy(labelled);
    if (place && !PLACEHOLDER.test(place)) return { value: place, cells: [cell], score: 0.85 };
    for (const part of cell.text.split(/\s*[|•·]\s*|\s[-–]\s/).map(tidy)) {
      const found = placeIn(part);
      if (found) return { value: found.place, cells: [cell], score: found.score };
    }
  }
  return null;
}

function placeIn(text: string): { place: string; score: number } | null {
  for (const [pattern, score] of PLACES) {
    const place = pattern.exec(text)?.groups?.place;
    if (place && !PLACEHOLDER.test(place) && !JOB_TITLE.test(place)) return { place, score };
  }
  return null;
}

const tidy = (text: string): string =>
  text
    .replace(NEXT, '')
    .replace(/^[^\p{L}\d]+|[\s.,;:]+$/gu, '')
    .trim();
