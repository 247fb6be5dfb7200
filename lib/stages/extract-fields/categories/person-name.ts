import type { Candidate } from '../find/candidate.ts';
import { type Cell, height } from '../find/layout.ts';
import { lettersOf, namesFirm } from '../find/names.ts';

const LABELLED = /^(?:full |candidate )?name\s?:\s*(?<name>\p{L}[\p{L} .'-]{3,40})$/iu;
const PERSON =
  /^(?:(?:mr|mrs|ms|dr|prof|herr|frau)\.? )?\p{Lu}[\p{L}'’-]*\.?(?: (?:(?:von|van|de|der|da|di|la|le|bin|binti|al|el)|\p{Lu}[\p{L}'’-]*\.?|\([\p{L} ]+\))){1,4}$/u;
const NOT_A_PERSON =
  /\b(?:resume|curriculum|vitae|summary|profile|experience|education|skills?|engineer|developer|manager|director|accountant|teacher|analyst|consultant|specialist|assistant|representative|associate|technician|coordinator|instructor|designer|chef|officer|administrator|supervisor|executive|agent|advocate|banker|nurse|page|address|phone|objective|senior|junior|lead|programmer|architect|clerk|trainer|editor|writer|software|university|company|street|road|city|state|objective|highlights|contact|personal|information|professional|sales|test|automation|full stack|backend|frontend|front|java|python|web|data|project|business|product|quality|marketing|fitness|public|relations|arts?|media|digital|human resources|health(?:care)?|aviation|construction|finance|apparel|agriculture|automobile|bpo|hr|qa|devops|intern|student|graduate|owner|president|head|chief|founder|captain|pilot|foreman|operator|production|process|customer|service|support|team|member|worker|leader|general|branch|store|department|group|program|services?|staff|training|development|design|research|network|system[s]?|security|database|legal|financial|tax|payroll|audit(?:or)?|cost|budget|contract|purchasing|buyer|planner|strategist|artist|photographer|stylist|cook|driver|guard|inspector|mechanic|electrician|welder|librarian|principal|professor|lecturer|tutor|counselor|advisor|attorney|lawyer|paralegal|broker|realtor|underwriter|adjuster|claims?)\b/i;

/** Finds the person's name: behind its label, or among the lines on top; the e-mail address may confirm it. */
export function findPersonName(top: Cell[], email: string | null): Candidate<string> | null {
  for (const cell of top) {
    const name = LABELLED.exec(cell.text)?.groups?.name;
    if (name) return { value: name.trim(), cells: [cell], score: 0.92 };
  }
  const tallest = Math.max(...top.map(height), 0);
  const candidates = top.flatMap((cell, index) => {
    const text = (cell.text.split(/[|,•]| - /)[0] ?? '')
      .replace(/^(?:resume|curriculum vitae|cv)(?: of|:)? /i, '')
      .trim();
    if (!isPerson(text)) return [];
    const size = tallest > 0 ? height(cell) / tallest : 0.8;
    const confirmed = email !== null && sharesName(text, email) ? 0.25 : 0;
    return [{ value: text, cells: [cell], score: Math.min(0.97, 0.5 + 0.2 * size - 0.03 * index + confirmed) }];
  });
  return candidates.sort((a, b) => b.score - a.score)[0] ?? null;
}

export const isPerson = (text: string): boolean =>
  text.length <= 45 && PERSON.test(text) && !NOT_A_PERSON.test(text) && !namesFirm(text);

/** Whether a part of the name stands in the address before the @. */
function sharesName(name: string, email: string): boolean {
  const mailbox = lettersOf(email.split('@')[0] ?? '');
  return name
    .split(' ')
    .map(lettersOf)
    .some((part) => part.length > 2 && mailbox.includes(part));
}
