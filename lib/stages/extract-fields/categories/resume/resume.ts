import type { Field } from '../../../stage.ts';
import { type Candidate, choose } from '../../find/candidate.ts';
import { fieldOf } from '../../find/evidence.ts';
import { everywhere, labelled } from '../../find/labelled.ts';
import type { Cell } from '../../find/layout.ts';
import type { Source } from '../../find/source.ts';
import { readEmail, readLink, readPhone } from '../../read/contact.ts';
import { findPersonName } from './person-name.ts';
import { findPlace } from './place.ts';
import { findPositions } from './positions.ts';
import { readSections } from './sections.ts';
import { findSkills } from './skills.ts';
import { findYears } from './years.ts';

/** The fields of a resume. */
export function resumeFields(source: Source): Field[] {
  const sections = readSections(source);
  const email = choose(everywhere(source, readEmail, 0.93));
  const positions = findPositions(sections.entries);
  const doubt = sections.hasExperience ? 0 : 0.15;
  return [
    ...fieldOf('name', findPersonName(source, sections.top, email?.value ?? null)),
    ...fieldOf('email', email),
    ...fieldOf('phone', findPhone(source)),
    ...fieldOf('location', findPlace(sections.top)),
    ...fieldOf('links', findLinks(source)),
    ...fieldOf('skills', findSkills(sections.skills, source.cells)),
    ...fieldOf('employers', doubted(positions.employers, doubt)),
    ...fieldOf('titles', doubted(positions.titles, doubt)),
    ...fieldOf('education', findEducation(sections.education)),
    ...fieldOf('years_of_experience', findYears(source)),
  ];
}

const doubted = (found: Candidate<string[]> | null, doubt: number): Candidate<string[]> | null =>
  found && { ...found, score: found.score - doubt };

function findPhone(source: Source): Candidate<string> | null {
  const labels = [
    { pattern: /\b(?:tel|phone|mob(?:ile?)?|cell|telefon|handy|tél|móvil|m|t)\b[^+\d(]{0,12}/i, weight: 0.95 },
  ];
  const byLabel = choose(labelled(source, { labels, read: readPhone, reach: 4 }));
  const top = everywhere(source, readPhone, 0.75).filter(({ cells }) => (cells[0]?.row ?? 99) < 25);
  return byLabel ?? choose(top.slice(0, 2));
}

function findLinks(source: Source): Candidate<string[]> | null {
  const found = everywhere(source, readLink, 0.9).slice(0, 10);
  const value = [...new Set(found.map((link) => link.value))];
  return value.length > 0 ? { value, cells: found.flatMap(({ cells }) => cells), score: 0.9 } : null;
}

const DEGREE =
  /\b(?:bachelor|master|b\.?\s?sc|m\.?\s?sc|b\.?a\.?|b\.?s\.?|m\.?b\.?a|ph\.?\s?d|associate|diploma|degree|high school|ged|university|college|school|institute|academy|polytechnic|certificate|diplom\p{L}*|magister|\p{L}*universität|\p{L}*hochschule|\p{L}*gymnasium|\p{L}*realschule|berufsschule|abitur|fachabitur|promotion|université|école|lycée|iut|bts|dut|cap|licence|baccalauréat|doctorat|grado|universidad|instituto|máster|università|laurea|liceo)(?!\p{L})/iu;
const MOST_SCHOOLS = 8;

/** The lines on schooling that name a degree or a school. */
function findEducation(lines: Cell[]): Candidate<string[]> | null {
  const cells = lines.filter(({ text }) => DEGREE.test(text) && text.length < 160).slice(0, MOST_SCHOOLS);
  return cells.length > 0 ? { value: cells.map(withoutBullet), cells, score: 0.75 } : null;
}

const withoutBullet = ({ text }: Cell): string => text.replace(/^[\s•●▪*·–-]+/, '');
