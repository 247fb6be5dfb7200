import type { Field } from '../../stage.ts';
import type { Candidate } from '../find/candidate.ts';
import { fieldOf } from '../find/evidence.ts';
import { groupCandidate, type Prose, proseOf } from '../find/prose.ts';
import type { Source } from '../find/source.ts';
import { findParties } from './parties.ts';

const OPENING = 8_000;
const WHOLE = 400_000;

/** The fields of a contract. */
export function contractFields(source: Source): Field[] {
  const opening = proseOf(source, OPENING);
  const whole = proseOf(source, WHOLE);
  const agreed = dateNear(source, opening, AGREED, 0.85) ?? firstDate(source, opening);
  return [
    ...fieldOf('title', findTitle(source)),
    ...fieldOf('parties', findParties(source, opening)),
    ...fieldOf('agreement_date', agreed),
    ...fieldOf('effective_date', findEffective(source, whole, agreed)),
    ...fieldOf('expiry_date', dateNear(source, whole, EXPIRES, 0.75)),
    ...fieldOf('governing_law', findLaw(whole)),
  ];
}

const TITLE =
  /\b(?:agreement|contract|amendment|lease|guarant(?:y|ees?)|addendum|deed|licen[cs]e|vertrag|vereinbarung|contrat|convention|accord)\b|vertrag\b/i;
const NOT_A_TITLE =
  /\b(?:source|exhibit|page|table of contents|source|this agreement|hereby|shall|between|dated)\b|[.;:]$|^\d/i;

function findTitle(source: Source): Candidate<string> | null {
  const top = source.cells.filter(({ row, page }) => page <= 2 && row < 60);
  const line = top.find(
    ({ text }) => text.length < 80 && TITLE.test(text) && !NOT_A_TITLE.test(text) && isTitled(text),
  );
  return line ? { value: line.text.replace(/^[\W_]+|[\W_]+$/g, ''), cells: [line], score: 0.85 } : null;
}

const isTitled = (text: string): boolean => {
  const words = text.split(/\s+/).filter((word) => /^\p{L}{4,}/u.test(word));
  return words.every((word) => /^\p{Lu}/u.test(word));
};

const AGREED =
  /\b(?:dated|made|entered into|executed|effective|signed|is agreed|geschlossen|fait à|date of this agreement|agreement date|as of|this)\b/gi;
const EXPIRES =
  /\b(?:expir(?:es?|ing|ation(?: date)?)|terminat(?:es?|ing|ion date)|ends? on|until|through|endet am|läuft bis|jusqu'au|prend fin)\b/gi;
const EFFECTIVE =
  /\b(?:effective (?:date|as of|on)|commenc(?:es?|ing|ement date)|shall (?:begin|take effect)|in kraft|prend effet)\b/gi;
const REACH = 90;

/** The first date that stands close behind one of the words. */
function dateNear(source: Source, prose: Prose, words: RegExp, score: number): Candidate<string> | null {
  for (const match of prose.text.matchAll(words)) {
    const start = match.index + match[0].length;
    const found = source.readDate(prose.text.slice(start, start + REACH))[0];
    if (!found) continue;
    const from = start + found.index;
    return { value: found.value, cells: prose.cellsBetween(from, from + found.length), score };
  }
  return null;
}

function firstDate(source: Source, prose: Prose): Candidate<string> | null {
  const found = source
    .readDate(prose.text)
    .find(({ index }) => !/source:|filed|\bs-\d|\b\d+-[kq]\b/i.test(prose.text.slice(Math.max(0, index - 60), index)));
  if (!found) return null;
  return { value: found.value, cells: prose.cellsBetween(found.index, found.index + found.length), score: 0.45 };
}

/** The date called effective; often the agreement's own, named "Effective Date" in brackets behind it. */
function findEffective(source: Source, prose: Prose, agreed: Candidate<string> | null): Candidate<string> | null {
  const defined = /.{0,70}\((?:the )?["“”']{0,2}(?:effective|commencement) date["“”']{0,2}\)/i.exec(prose.text);
  if (defined) {
    const found = source.readDate(defined[0]).at(-1);
    const from = defined.index + (found?.index ?? 0);
    if (found) return { value: found.value, cells: prose.cellsBetween(from, from + found.length), score: 0.88 };
    if (agreed && defined.index < OPENING) return { ...agreed, score: agreed.score * 0.8 };
  }
  return dateNear(source, prose, EFFECTIVE, 0.75);
}

const PLACE = String.raw`(?:the )?(?:(?:[Ss]tate|[Cc]ommonwealth|[Pp]rovince) of )?(?<law>\p{Lu}[\p{L}'’]+(?: (?:(?:of|and) )?(?:the )?\p{Lu}[\p{L}'’]+){0,4})`;
const LAW = new RegExp(
  String.raw`\b(?:[Gg]overned by|[Ss]ubject to|[Cc]onstrued|[Ii]n accordance with|[Ii]nterpreted)[^.]{0,100}?\b(?:[Ll]aws? (?:of|in)|recht der) ${PLACE}`,
  'u',
);
const SHORT_LAW =
  /\b[Gg]overned by (?:and construed .{0,40} )?(?:the )?(?<law>\p{Lu}[\p{L}.']+(?: \p{Lu}[\p{L}.']+){0,2}) [Ll]aws?\b/u;

function findLaw(prose: Prose): Candidate<string> | null {
  const match = LAW.exec(prose.text);
  if (match) return groupCandidate(prose, match, 'law', 0.85);
  const other = SHORT_LAW.exec(prose.text);
  return other && groupCandidate(prose, other, 'law', 0.75);
}
