import type { Field } from '../../../stage.ts';
import type { Candidate } from '../../find/candidate.ts';
import { fieldOf } from '../../find/evidence.ts';
import type { Cell } from '../../find/layout.ts';
import { listItems, sectionNamed, sectionsOf } from '../../find/sections.ts';
import type { Source } from '../../find/source.ts';
import { findCompany } from './company.ts';
import { findSalary } from './pay.ts';
import { findLocation } from './place.ts';
import { isPrinted } from './print.ts';
import { findTitle } from './title.ts';

/** The fields of a job posting. */
export function jobPostingFields(source: Source): Field[] {
  return [
    ...fieldOf('title', findTitle(source)),
    ...fieldOf('company', findCompany(source)),
    ...fieldOf('location', findLocation(source)),
    ...fieldOf('salary', findSalary(source)),
    ...fieldOf('skills', findSkills(source)),
  ];
}

const HEADING =
  /^\W*(?:.{0,30}\b)?(?:qualifications?|skills?|requirements?|experience|education|responsibilities|duties|benefits|summary|about|profile?|anforderungen|kenntnisse|aufgaben|wir bieten|das bringst du mit|compétences|missions|avantages|how to apply|expectations|description|overview|information)\W*$/i;
const WANTED = /skill|qualification|requirement|profile?$|profil\b|anforderung|kenntnisse|bringst|compétences/i;

const BULLET = /^\s*(?:[•·●▪◦*–-]|o\s|!"|\d{1,2}[.)]\s)\s*/;
const LONGEST = 160;

function findSkills(source: Source): Candidate<string[]> | null {
  const section = sectionNamed(sectionsOf(source, HEADING), WANTED);
  const lines = section?.lines.filter(({ row }) => !isPrinted(source.rows[row] ?? [])).slice(0, 40) ?? [];
  const bullets = lines.filter(({ text }) => BULLET.test(text)).length;
  const items =
    bullets > 2 ? bulleted(lines) : listItems(lines.slice(0, 25), 60).filter((item) => item.split(' ').length <= 7);
  const value = items.slice(0, 30);
  return value.length > 0 ? { value, cells: lines, score: 0.55 } : null;
}

/** The points of a list, each with the lines that it runs on to. */
function bulleted(lines: Cell[]): string[] {
  const points: string[] = [];
  for (const { text } of lines) {
    if (BULLET.test(text)) points.push(text.replace(BULLET, ''));
    else if (points.length > 0 && !/[.;:]$/.test(points.at(-1) ?? '')) points.push(`${points.pop()} ${text}`);
  }
  return [...new Set(points.map((point) => point.replace(/[\s.;]+$/, '')))].filter(
    (point) => point.length > 1 && point.length <= LONGEST,
  );
}
