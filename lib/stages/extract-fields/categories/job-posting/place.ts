import { type Candidate, choose } from '../../find/candidate.ts';
import { labelled } from '../../find/labelled.ts';
import type { Source } from '../../find/source.ts';
import { readLine } from './line.ts';

const REGION =
  '(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|NSW|QLD|VIC|ON|BC|QC|AB|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York|South Wales|Zealand)|North (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South (?:Carolina|Dakota|Africa|Australia)|Tennessee|Texas|Utah|Vermont|Virginia|Washington(?: DC)?|D\\.C\\.|Wisconsin|Wyoming|Western Australia|Victoria|Queensland|United States|USA|US|UK|United Kingdom|England|Scotland|Wales|Germany|Deutschland|France|Israel|India|Canada|Ontario|Quebec|Québec|British Columbia|Australia|Netherlands|Belgium|Spain|Italy|Switzerland|Schweiz|Austria|Österreich|Ireland|Singapore|Bayern|Hessen|Sachsen|Nordrhein-Westfalen|Baden-Württemberg|Île-de-France)';
const COUNTRY = '(?:US|USA|United States|UK|United Kingdom|Canada|Australia|Germany|Deutschland|France)';
/** A town and its state or country. */
export const PLACE = new RegExp(
  String.raw`(?<place>\p{Lu}[\p{L}.'-]+(?: (?:\p{Lu}[\p{L}.'-]+|am|an der|im|sur|de)){0,3},\s?${REGION}(?![\p{L}])(?:,\s?${COUNTRY}(?![\p{L}]))?)`,
  'u',
);
const LABELS = [
  {
    pattern:
      /^(?:job |work |primary |office )?(?:locations?|where|standorte?|(?:arbeits)?ort|dienstsitz|ville|sede|ubicación|standplaats|arbeitsort|einsatzort|dienstort|lieu(?: de travail| du poste)?|localisation|place of work|duty station)(?=\s*:|\s*$|\s+\p{Lu})\s*:?/iu,
    weight: 0.9,
  },
];
const BASED =
  /(?<!\p{L})(?:based|located|BASED|LOCATED|basée?|située?) (?:in|at|IN|AT|à|en) (?:the )?(?<place>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2})(?=[.,;)]|$)/u;
/** "Elektroniker (m/w/d) in Ulm" */
const TITLED =
  /[([][mwfdxh](?:\s?\/\s?[mwfdxh]){1,2}[)\]] (?:in|à) (?<place>\p{Lu}[\p{L}-]+(?: (?:am|an der|im|sur) \p{Lu}\p{L}+)?)(?=[\s,;)]|$)/iu;
const POSTAL = /(?:^|[\s,])(?:D-|F-)?\d{5} (?<place>\p{Lu}\p{Ll}[\p{L}-]+(?: (?:am|an der|im|sur) \p{Lu}\p{L}+)?)/u;
const REMOTE = /^\W*(?:fully |100 ?% )?(?:remote|home ?office|télétravail)(?: ?\([\p{L} ,&/-]{2,30}\)|\W*$)/iu;
const NO_PLACE = /^(?:assignment|address|type|see|details|map|search|various|multiple|n\/a)\b/i;

/** Finds where the work is: behind a label, else the first town with its state or country. */
export function findLocation(source: Source): Candidate<string> | null {
  const byLabel = labelled(source, { labels: LABELS, read: readLine }).filter(({ value }) => !NO_PLACE.test(value));
  const named = byLabel.flatMap((candidate) => [...believed(candidate), ...below(source, candidate)]);
  return choose([...named, ...byShape(source)]);
}

/** A labelled place without a region is believed when it reads like one. */
function believed(candidate: Candidate<string>): Candidate<string>[] {
  const town = PLACE.exec(candidate.value)?.groups?.place;
  const postal = POSTAL.exec(candidate.value)?.groups?.place;
  if (REMOTE.test(candidate.value)) return [candidate];
  const value = (town ?? postal ?? candidate.value).replace(/\s*[([].*$/, '').trim();
  if (town || postal) return [{ ...candidate, value }];
  const isName = /^\p{Lu}[\p{L} .,'-]{2,40}$/u.test(value);
  return isName
    ? [
        {
          ...candidate,
          value,
          score: candidate.score * (value.includes(',') ? 0.85 : /^\S+$/.test(value) ? 0.7 : 0.64),
        },
      ]
    : [];
}

/** "WORK LOCATION", then the name of a campus, then its town. */
function below(source: Source, { cells }: Candidate<string>): Candidate<string>[] {
  const row = cells[0]?.row ?? 0;
  const cell = source.rows
    .slice(row + 1, row + 3)
    .flat()
    .find(({ text }) => PLACE.test(text) && text.length < 60);
  const place = cell && PLACE.exec(cell.text)?.groups?.place;
  return cell && place ? [{ value: place, cells: [cell], score: 0.72 }] : [];
}

function byShape(source: Source): Candidate<string>[] {
  const top = source.cells.slice(0, 60);
  const first = top.find(({ text }) => PLACE.test(text) && text.length < 110);
  const later = source.cells.find(({ text }) => PLACE.test(text) && text.length < 60);
  const town = first ?? later;
  const based = source.cells.find(({ text }) => BASED.test(text));
  const postal = source.cells.find(({ text }) => POSTAL.test(text) && text.length < 80);
  return [
    { cell: town, pattern: PLACE, score: first ? 0.66 : 0.5 },
    { cell: based, pattern: BASED, score: 0.5 },
    { cell: postal, pattern: POSTAL, score: 0.45 },
    { cell: top.find(({ text }) => TITLED.test(text)), pattern: TITLED, score: 0.64 },
  ].flatMap(({ cell, pattern, score }) => {
    const place = cell && pattern.exec(cell.text)?.groups?.place;
    return cell && place ? [{ value: inLowerCase(place), cells: [cell], score }] : [];
  });
}

const inLowerCase = (place: string): string =>
  place.length > 4 && place === place.toUpperCase() && !place.includes(',')
    ? place.replace(/\p{L}+/gu, (word) => `${word[0]}${word.slice(1).toLowerCase()}`)
    : place;
