import type { Field } from '../../stage.ts';
import { type Candidate, choose } from '../find/candidate.ts';
import { fieldOf } from '../find/evidence.ts';
import { everywhere, labelled } from '../find/labelled.ts';
import { listItems, sectionNamed, sectionsOf } from '../find/sections.ts';
import type { Source } from '../find/source.ts';
import { readEmail, readLink, readPhone } from '../read/contact.ts';
import { findPersonName } from './person-name.ts';
import { findPositions } from './positions.ts';

const HEADING =
  /^\W*(?:(?:professional|work|employment|relevant|career|technical|core|key|computer|additional|executive|personal|other|it|areas of|language)\s+)*(?:summary|overview|focus|profile|objective|highlights|skills?|competenc(?:ies|es)|expertise|technologies|experiences?|history|background|education(?: and training)?|qualifications?|certifications?|accomplishments|awards|affiliations|languages|interests|hobbies|references|projects|publications|activities|information|berufserfahrung|ausbildung|kenntnisse|sprachen|expériences?(?: professionnelles?)?|formations?|compétences|langues)(?: (?:summary|highlights|history))?\W*$/i;

const TOP = 12;

/** The fields of a resume. */
export function resumeFields(source: Source): Field[] {
  const sections = sectionsOf(source, HEADING);
  const email = choose(everywhere(source, readEmail, 0.93));
  const positions = findPositions(sectionNamed(sections, /experience|history|erfahrung|expérience/i)?.lines ?? []);
  return [
    ...fieldOf('name', findPersonName(beforeHeadings(source), email?.value ?? null)),
    ...fieldOf('email', email),
    ...fieldOf('phone', findPhone(source)),
    ...fieldOf('location', findLocation(source)),
    ...fieldOf('links', findLinks(source)),
    ...fieldOf('skills', listIn(sections, /skill|highlight|expertise|technolog|competenc|kenntnisse|compétence/i, 40)),
    ...fieldOf('employers', positions.employers),
    ...fieldOf('titles', positions.titles),
    ...fieldOf('education', linesIn(sections, /education|ausbildung|formation/i)),
    ...fieldOf('years_of_experience', findYears(source)),
  ];
}

/** The part above the first section, which names the person. */
function beforeHeadings(source: Source): Source['cells'] {
  const first = source.cells.findIndex(({ text }) => HEADING.test(text) && !/^\W*personal/i.test(text));
  return source.cells.slice(0, first < 0 ? TOP : Math.min(first, TOP));
}

function findPhone(source: Source): Candidate<string> | null {
  const labels = [{ pattern: /\b(?:tel|phone|mobile?|cell|telefon|handy|tél)\b[^+\d(]{0,12}/i, weight: 0.95 }];
  const byLabel = choose(labelled(source, { labels, read: readPhone, reach: 4 }));
  const top = everywhere(source, readPhone, 0.75).filter(({ cells }) => (cells[0]?.row ?? 99) < 25);
  return byLabel ?? choose(top.slice(0, 2));
}

const PLACE = /^\p{Lu}[\p{L} .'-]{2,25}, ?(?:[A-Z]{2}\b(?: \d{5})?|\p{Lu}[\p{L} ]{3,20})$/u;
const LIVES =
  /\b(?:address|location|residence|based in|wohnort|anschrift|adresse|lieu)\s?:\s*(?<place>\p{Lu}[^|•:]{2,50}?)(?=$|\s+\p{L}+:)/iu;

function findLocation(source: Source): Candidate<string> | null {
  for (const cell of beforeHeadings(source)) {
    const place = LIVES.exec(cell.text)?.groups?.place;
    if (place) return { value: place.trim(), cells: [cell], score: 0.85 };
    const part = cell.text.split(/\s*[|•·]\s*/).find((text) => PLACE.test(text) && !/^city\b/i.test(text));
    if (part) return { value: part, cells: [cell], score: 0.65 };
  }
  return null;
}

function findLinks(source: Source): Candidate<string[]> | null {
  const found = everywhere(source, readLink, 0.9).slice(0, 10);
  const value = [...new Set(found.map((link) => link.value))];
  return value.length > 0 ? { value, cells: found.flatMap(({ cells }) => cells), score: 0.9 } : null;
}

function listIn(sections: ReturnType<typeof sectionsOf>, name: RegExp, longest: number): Candidate<string[]> | null {
  const section = sectionNamed(sections, name);
  const lines = section?.lines.slice(0, 30) ?? [];
  const value = listItems(lines, longest).slice(0, 40);
  return value.length > 0 ? { value, cells: lines, score: 0.75 } : null;
}

const DEGREE =
  /\b(?:bachelor|master|b\.?\s?sc|m\.?\s?sc|b\.?a\.?|m\.?b\.?a|ph\.?\s?d|associate|diploma|degree|high school|university|college|school|institute|universität|hochschule|université|licence|abitur|certificate)\b/i;

function linesIn(sections: ReturnType<typeof sectionsOf>, name: RegExp): Candidate<string[]> | null {
  const lines = (sectionNamed(sections, name)?.lines ?? [])
    .filter(({ text }) => DEGREE.test(text) && text.length < 160)
    .slice(0, 8);
  return lines.length > 0 ? { value: lines.map(({ text }) => text), cells: lines, score: 0.75 } : null;
}

const YEARS =
  /\b(?<count>\d{1,2})\+?\s+(?:years?|yrs?|jahre|ans)\b.{0,30}\b(?:experience|erfahrung|expérience|history)\b/i;

function findYears(source: Source): Candidate<number> | null {
  const cell = source.cells.slice(0, 60).find(({ text }) => YEARS.test(text));
  const count = Number(cell && YEARS.exec(cell.text)?.groups?.count);
  return cell && count > 0 && count < 60 ? { value: count, cells: [cell], score: 0.8 } : null;
}
