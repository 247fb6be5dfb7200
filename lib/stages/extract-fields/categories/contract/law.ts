import type { Candidate } from '../../find/candidate.ts';
import { groupCandidate, type Prose } from '../../find/prose.ts';

const NAME = String.raw`(?<law>\p{Lu}[\p{L}'’]+(?: (?:(?:of|and) )?(?:the )?\p{Lu}[\p{L}'’]+){0,4})`;
const STATE = `(?:[Tt]he |THE )?(?:(?:[Ss]tate|STATE|[Cc]ommonwealth|COMMONWEALTH|[Pp]rovince|PROVINCE|[Cc]anton|[Rr]epublic|Bundesrepublik) (?:of|OF) )?`;
const OF_PLACE = String.raw`[Ll](?:aws?|AWS?)(?:, \p{L}+)*(?:,? (?:and|or) \p{L}+){0,2},? (?:of|in|OF) ${STATE}${NAME}`;
/** In the order in which they are believed: what governs the contract, then whatever law it is read by. */
const LAWS: [RegExp, number][] = [
  [
    new RegExp(
      String.raw`\b(?:[Aa]greement|AGREEMENT|[Cc]ontract|CONTRACT|[Aa]mendment|[Gg]uarantee|[Ll]ease|[Dd]eed)\b[^.]{0,140}?\b(?:[Gg]overned|GOVERNED)\b[^.]{0,140}?\b${OF_PLACE}`,
      'u',
    ),
    0.88,
  ],
  [new RegExp(String.raw`\b(?:[Gg]overned|GOVERNED)\b[^.]{0,140}?\b${OF_PLACE}`, 'u'), 0.58],
  [new RegExp(String.raw`\b[Ll]aws? of ${STATE}${NAME} (?:shall |will )?(?:govern|apply)`, 'u'), 0.8],
  [
    /\b(?:[Gg]overned|[Cc]onstrued|[Ii]nterpreted)\b[^.]{0,80}?\b(?:the )?(?<law>\p{Lu}[\p{L}.']+(?: \p{Lu}[\p{L}.']+){0,2}) [Ll]aws?\b/u,
    0.75,
  ],
  [new RegExp(String.raw`\b[Gg]overning [Ll]aw\s?:\s*(?:[Tt]he )?(?:[Ll]aws? of )?${STATE}${NAME}`, 'u'), 0.75],
  [/\b(?:Recht (?:der|des) )(?:Bundesrepublik )?(?<law>\p{Lu}\p{L}+)/u, 0.82],
  [/\b(?<law>deutsche[sm]?|österreichische[sm]?|schweizer(?:ische[sm]?)?) Recht\b/iu, 0.78],
  [/\b(?:soumise?|régie?s?|gouvernée?)\b[^.]{0,60}?\b(?:droit|loi) (?<law>\p{L}+)/iu, 0.8],
  [new RegExp(String.raw`\b(?:[Cc]onstrued|[Ii]nterpreted|[Ee]nforced)\b[^.]{0,120}?\b${OF_PLACE}`, 'u'), 0.72],
];

/** Countries by the words that laws are called by. */
const BY_WORD: Record<string, string> = {
  english: 'England',
  british: 'United Kingdom',
  german: 'Germany',
  french: 'France',
  dutch: 'Netherlands',
  swiss: 'Switzerland',
  irish: 'Ireland',
  israeli: 'Israel',
  japanese: 'Japan',
  chinese: "People's Republic of China",
  prc: "People's Republic of China",
  deutsches: 'Germany',
  deutschem: 'Germany',
  österreichisches: 'Austria',
  schweizer: 'Switzerland',
  schweizerisches: 'Switzerland',
  français: 'France',
  française: 'France',
  belge: 'Belgium',
  suisse: 'Switzerland',
};
const CANADA = /^\s*(?:,|and the (?:federal )?laws of)\s+Canada\b/;

/** Finds the law that the contract is under: a state, province or country. */
export function findLaw(prose: Prose): Candidate<string> | null {
  for (const [pattern, score] of LAWS) {
    const match = pattern.exec(prose.text);
    const found = match && groupCandidate(prose, match, 'law', score);
    if (!match || !found) continue;
    const known = BY_WORD[found.value.replace(/\./g, '').toLowerCase()];
    if (known) return { ...found, value: known };
    const isCanadian = CANADA.test(prose.text.slice(match.index + match[0].length));
    const name = /People['’]s$/.test(found.value) ? `${found.value} Republic` : found.value;
    return { ...found, value: isCanadian ? `${name}, Canada` : tidy(name) };
  }
  return null;
}

/** The place alone; words in capitals run on into the sentence and are written like others. */
function tidy(name: string): string {
  const place = name
    .replace(/ (?:WITHOUT|EXCLUDING|APPLICABLE|AND|AS|IN|EXCEPT|REGARDLESS|THEREOF|SHALL)\b.*$/, '')
    .replace(/ Special Administrative.*$/, '')
    .replace(/^(?:State|Commonwealth|Province) of /, '')
    .replace(/’/g, "'");
  const isLoud = place === place.toUpperCase() && place.length > 4;
  return isLoud ? place.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()) : place;
}
