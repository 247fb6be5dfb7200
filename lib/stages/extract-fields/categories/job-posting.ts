import type { Field } from '../../stage.ts';
import { type Candidate, choose } from '../find/candidate.ts';
import { fieldOf } from '../find/evidence.ts';
import { labelled, type Reader } from '../find/labelled.ts';
import { height } from '../find/layout.ts';
import { proseOf } from '../find/prose.ts';
import { listItems, sectionNamed, sectionsOf } from '../find/sections.ts';
import type { Source } from '../find/source.ts';

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

const readLine: Reader<string> = (text) => {
  const value = text.replace(/^[\s:–-]+/, '').trim();
  return value.length > 2 && value.length < 90 ? [{ value, index: 0, length: text.length }] : [];
};

const ROLE =
  /\b(?:manager|assistant|specialist|engineer|developer|director|analyst|coordinator|officer|technician|curator|consultant|administrator|designer|scientist|lead|head|representative|associate|clerk|nurse|teacher|accountant|supervisor|executive|intern|architect|programmer|librarian|archivist|guide|driver|cook|chef|sales|entwickler|leiter|mitarbeiter|ingenieur|développeur|responsable|chargé)(?:in|s|e)?\b/i;
const NOT_A_TITLE =
  /\b(?:apply|held|posted|requisition|reports to|will|we|our|the position|seeks?|is|are|copyright|https?|collections? contact|welcome)\b|[.?!]$|https?:|@|^\d+ of/i;

function findTitle(source: Source): Candidate<string> | null {
  const labels = [
    { pattern: /^(?:job|position|posting|working|stellen)[ -]?(?:title|bezeichnung)\b\s?:?/i, weight: 0.93 },
  ];
  const byLabel = choose(labelled(source, { labels, read: readLine }).filter(({ value }) => /^\p{Lu}/u.test(value)));
  const top = source.cells
    .slice(0, 30)
    .filter(({ text, page }) => page <= 2 && text.length < 80 && ROLE.test(text) && !NOT_A_TITLE.test(text));
  const tallest = Math.max(0, ...top.map(height));
  const byPlace = top.map((cell, index) => ({
    value: cell.text,
    cells: [cell],
    score: 0.62 + (tallest > 0 ? 0.16 * (height(cell) / tallest) : 0.1) - 0.02 * Math.min(index, 8),
  }));
  return choose([...(byLabel ? [byLabel] : []), ...byPlace]);
}

const NAME = String.raw`(?<company>(?:\p{Lu}[\p{L}&.'’-]*|of|the|for|and|&)(?: (?:\p{Lu}[\p{L}&.'’-]*|of|the|for|and|de|&|LA))*?)`;
const SEEKS = new RegExp(
  String.raw`(?:^|[.!?:\n] |\bThe )\s*(?:The )?${NAME}(?: \([A-Z]{2,10}\))?,? (?:is (?:currently )?(?:seeking|hiring|recruiting|looking for|searching)|seeks|invites applications|is an equal opportunity|has an opening|is committed)`,
  'u',
);

function findCompany(source: Source): Candidate<string> | null {
  const labels = [
    {
      pattern: /^(?:company|employer|organi[sz]ation|institution|unternehmen|entreprise)(?: name)?\b\s?:/i,
      weight: 0.92,
    },
  ];
  const byLabel = choose(labelled(source, { labels, read: readLine }));
  if (byLabel) return byLabel;
  const prose = proseOf(source, 20_000);
  const match = SEEKS.exec(prose.text);
  const name = match?.groups?.company
    ?.split(/\bThe /)
    .at(-1)
    ?.trim();
  if (match && name && name.split(' ').length > 1 && name.length < 70) {
    const start = match.index + match[0].indexOf(name);
    return { value: name, cells: prose.cellsBetween(start, start + name.length), score: 0.78 };
  }
  return byInstitution(source);
}

const INSTITUTION =
  /(?:^|\b(?:at|for) )(?:the )?(?<name>(?:\p{Lu}[\p{L}'’&-]+ )*(?:University|Museum|Institute|College|Library|Hospital|Foundation|Center|Centre|Arboretum|Department)(?: (?:of|for) (?:the )?\p{Lu}[\p{L}'’-]+(?: (?:and|of) \p{Lu}[\p{L}'’-]+| \p{Lu}[\p{L}'’-]+)*| Libraries)?)/u;

function byInstitution(source: Source): Candidate<string> | null {
  const counts = new Map<string, Candidate<string> & { count: number }>();
  for (const cell of source.cells) {
    const name = INSTITUTION.exec(cell.text)?.groups?.name;
    if (!name?.includes(' ')) continue;
    const known = counts.get(name);
    counts.set(name, { value: name, cells: known?.cells ?? [cell], score: 0.5, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0] ?? null;
}

const REGION =
  '(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|NSW|QLD|VIC|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|North (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South (?:Carolina|Dakota)|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|United States|USA|UK|United Kingdom|England|Germany|Deutschland|France|Israel|India|Canada|Ontario|Australia|Netherlands|Spain|Italy|Switzerland|Austria|Ireland|Singapore)';
const PLACE = new RegExp(
  String.raw`(?<place>\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){0,2},\s?${REGION}(?![\p{L}])(?:,\s?(?:US|USA|United States)(?![\p{L}]))?)`,
  'u',
);

function findLocation(source: Source): Candidate<string> | null {
  const labels = [
    {
      pattern: /^(?:job |work |primary )?(?:location|standort|arbeitsort|lieu(?: de travail)?|place of work)s?\b\s?:?/i,
      weight: 0.9,
    },
  ];
  const byLabel = choose(labelled(source, { labels, read: readLine }));
  if (byLabel && PLACE.test(byLabel.value)) return byLabel;
  const cell = source.cells.slice(0, 60).find(({ text }) => PLACE.test(text) && text.length < 110);
  const place = cell && PLACE.exec(cell.text)?.groups?.place;
  return cell && place ? { value: place, cells: [cell], score: 0.65 } : plain(byLabel);
}

/** A labelled place without a region is believed when it reads like one. */
const plain = (candidate: Candidate<string> | null): Candidate<string> | null =>
  candidate && /^\p{Lu}[\p{L} .,'-]{2,40}$/u.test(candidate.value)
    ? { ...candidate, score: candidate.score * 0.6 }
    : null;

const SALARY =
  /(?<salary>(?:[Ss]tarting (?:at|salary of) )?[$€£] ?\d{1,3}(?:[,.]\d{3})*(?:[.,]\d{2})?(?:[kK])?(?:\s*(?:-|–|—|to|bis)\s*[$€£]? ?\d{1,3}(?:[,.]\d{3})*(?:[.,]\d{2})?[kK]?)?(?:\s*(?:\/|per |an |p\.)\s?(?:hr|hour|h|year|yr|annum|annual|month|a\.|week)(?![\p{L}])| annually| hourly| yearly)?)/iu;
const PAY =
  /\b(?:salary|pay|compensation|wage|rate|range|annually|annual|hourly|per (?:hour|year|annum)|p\.a\.|gehalt|salaire|remuneration|starting at)\b|\/(?:hr|h|yr)\b/i;

function findSalary(source: Source): Candidate<string> | null {
  const cell = source.cells.find(
    ({ text }, index) => SALARY.test(text) && PAY.test(`${source.cells[index - 1]?.text ?? ''} ${text}`),
  );
  const salary = cell && SALARY.exec(cell.text)?.groups?.salary;
  return cell && salary && /\d{2}/.test(salary) ? { value: salary.trim(), cells: [cell], score: 0.8 } : null;
}

const HEADING =
  /^\W*(?:.{0,30}\b)?(?:qualifications?|skills?|requirements?|experience|education|responsibilities|duties|benefits|summary|about|profil|anforderungen|how to apply|expectations|description|overview|information)\W*$/i;

function findSkills(source: Source): Candidate<string[]> | null {
  const section = sectionNamed(sectionsOf(source, HEADING), /skill|qualification|requirement|profil|anforderung/i);
  const lines = section?.lines.slice(0, 25) ?? [];
  const value = listItems(lines, 60)
    .filter((item) => item.split(' ').length <= 7)
    .slice(0, 30);
  return value.length > 0 ? { value, cells: lines, score: 0.55 } : null;
}
