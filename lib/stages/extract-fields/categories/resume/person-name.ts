import { closeLetterSpacing } from '../../../letter-spacing.ts';
import type { Candidate } from '../../find/candidate.ts';
import { type Cell, height } from '../../find/layout.ts';
import { lettersOf, namesFirm } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';
import { JOB_TITLE } from '../job-title.ts';

const LABELLED =
  /^(?:full |candidate |vor- und (?:nach|zu))?(?:name|nom|nombre|nome)(?: (?:et prénom|complet|completo))?\s?:\s*(?<name>\p{L}[\p{L} .'’-]{3,40}?)(?:\s+\p{L}+:.*)?$/iu;
const GIVEN = /^(?:first name|given name|vorname|prénom)\s?:\s*(?<name>\p{L}[\p{L} .'’-]{1,30})$/iu;
const FAMILY =
  /^(?:last name|surname|family name|(?:nach|familien)?name|nom(?: de famille)?)\s?:\s*(?<name>\p{L}[\p{L} .'’-]{1,30})$/iu;
const OPENING = /^(?:resume|résumé|curriculum vitae|cv|lebenslauf|bewerbung)(?: (?:of|von|de))?\s*[:–—-]?\s+/i;
const HONOURS = /^(?:(?:mr|mrs|ms|mx|dr|prof|herr|frau|mme|mag|ing|dipl\.?-\p{L}+|dr\.-ing)\.? )+/iu;
const PARTICLE = '(?:von|van|de|der|den|da|di|du|la|le|los|dos|del|zu|bin|binti|ibn|al|el|ter|ten)';
const NAME_WORD = String.raw`\p{Lu}(?:[\p{L}'’-]*\p{L})?\.?`;
const PERSON = new RegExp(String.raw`^${NAME_WORD}(?: (?:${PARTICLE}|${NAME_WORD}|\([\p{L} ]+\))){1,4}$`, 'u');
const NOT_A_PERSON =
  /\b(?:resume|curriculum|vitae|summary|profile|experience|education|skills?|page|address|phone|objective|senior|junior|software|university|college|school|institute|academy|office|history|microsoft|google|company|street|road|city|state|highlights|contact|personal|information|professional|sales|test|automation|full[- ]stack|backend|frontend|front|java|python|web|data|project|business|product|quality|marketing|fitness|public|relations|arts?|media|digital|human resources|health(?:care)?|aviation|construction|finance|apparel|agriculture|automobile|bpo|hr|qa|devops|student|graduate|production|process|customer|service|team|member|general|branch|store|department|group|program|services?|staff|training|development|design|research|network|system[s]?|security|database|legal|financial|tax|payroll|cost|budget|contract|purchasing|strategist|artist|claims?|kontakt|persönliche|daten|berufliche?r?|erfahrung|lebenslauf|bewerbung|kenntnisse|ausbildung|profil|expériences?|compétences|formation|langues|coordonnées|professionnel(?:le)?|deutschland|france|germany|united|kingdom|states|israel|india|north|south|new york)\b/i;

/** Finds the person's name: behind its label, or among the lines on top; the e-mail address may confirm it. */
export function findPersonName(source: Source, top: Cell[], email: string | null): Candidate<string> | null {
  return (
    labelledName(source.cells.slice(0, 40)) ?? bestOf(top, email) ?? parted(top, email) ?? elsewhere(source, email)
  );
}

function labelledName(cells: Cell[]): Candidate<string> | null {
  for (const cell of cells) {
    const name = LABELLED.exec(cell.text)?.groups?.name?.trim();
    if (name?.includes(' ') && !NOT_A_PERSON.test(name)) return { value: name, cells: [cell], score: 0.92 };
  }
  const given = cells.find(({ text }) => GIVEN.test(text));
  const family = cells.find(({ text }) => FAMILY.test(text));
  if (!given || !family) return null;
  const value = `${GIVEN.exec(given.text)?.groups?.name} ${FAMILY.exec(family.text)?.groups?.name}`;
  return { value, cells: [given, family], score: 0.92 };
}

function bestOf(top: Cell[], email: string | null): Candidate<string> | null {
  const tallest = Math.max(...top.map(height), 0);
  const candidates = top.flatMap((cell, index) => {
    const text = nameIn(cell.text);
    const confirmed = email !== null && sharesName(text, email);
    if (!isPerson(text, confirmed)) return [];
    const size = tallest > 0 ? height(cell) / tallest : 0.8;
    const score = Math.min(0.97, 0.5 + 0.2 * size - 0.03 * index + (confirmed ? 0.25 : 0));
    return [{ value: text, cells: [cell], score }];
  });
  return candidates.sort((a, b) => b.score - a.score)[0] ?? null;
}

/** What stands before the first bar or comma, without "Curriculum vitae" and titles such as "Dr.". */
const nameIn = (text: string): string =>
  text
    .replace(OPENING, '')
    .split(/[|,•·\t]|\s[-–—/]\s/)[0]
    ?.trim()
    .replace(HONOURS, '') ?? '';

/** Given name and family name on lines of their own, as templates set them; the e-mail address has to say so. */
function parted(top: Cell[], email: string | null): Candidate<string> | null {
  if (!email) return null;
  for (const [index, cell] of top.entries()) {
    const next = top[index + 1];
    if (!next || ![cell, next].every(({ text }) => /^\p{Lu}[\p{L}'’-]+$/u.test(text) && sharesName(text, email)))
      continue;
    return { value: `${cell.text} ${next.text}`, cells: [cell, next], score: 0.9 };
  }
  return null;
}

const FIRST_PAGE_LINES = 60;
/** A name that is set much larger than the rest stands out wherever a template puts it. */
const STANDS_OUT = 1.25;

/** A name further down the first page, which the e-mail address, a trade below it or its size confirms. */
function elsewhere(source: Source, email: string | null): Candidate<string> | null {
  const cells = source.cells.filter(({ page }) => page === 1).slice(0, FIRST_PAGE_LINES);
  const named = cells.filter((cell) =>
    isPerson(nameIn(cell.text), email !== null && sharesName(nameIn(cell.text), email)),
  );
  const confirmed = email && named.find(({ text }) => sharesName(nameIn(text), email));
  if (confirmed) return { value: nameIn(confirmed.text), cells: [confirmed], score: 0.78 };
  const titled = named.find((cell) => isTitled(cells, cells.indexOf(cell)));
  if (titled) return { value: nameIn(titled.text), cells: [titled], score: 0.58 };
  const sizes = cells.map(height).sort((a, b) => b - a);
  const large = named.find((cell) => height(cell) >= (sizes[0] ?? 0) && height(cell) > STANDS_OUT * (sizes[1] ?? 0));
  return large ? { value: nameIn(large.text), cells: [large], score: 0.62 } : null;
}

/** Whether a trade stands right under a line, as it does under the name on many resumes. */
const isTitled = (cells: Cell[], index: number): boolean =>
  cells.slice(index + 1, index + 3).some(({ text }) => text.length < 40 && JOB_TITLE.test(closeLetterSpacing(text)));

/** Whether a text is written as a person's name; one that the e-mail address confirms may also be a trade's word. */
export function isPerson(text: string, confirmed = false): boolean {
  if (text.length > 45 || !PERSON.test(text) || namesFirm(text)) return false;
  const isInitials = !/\p{L}{3}/u.test(text) || (text.match(/(?<!\p{L})\p{L}(?!\p{L})/gu) ?? []).length > 2;
  if (isInitials) return false;
  return confirmed || !(NOT_A_PERSON.test(text) || JOB_TITLE.test(text));
}

/** Whether a part of the name stands in the address before the @. */
function sharesName(name: string, email: string): boolean {
  const mailbox = lettersOf(email.split('@')[0] ?? '');
  return name
    .split(' ')
    .map(lettersOf)
    .some((part) => part.length > 2 && mailbox.includes(part));
}
