import type { Candidate } from '../../find/candidate.ts';
import type { Cell } from '../../find/layout.ts';
import { firmIn, lettersOf, looksLikeName, namesFirm } from '../../find/names.ts';
import { proseOf } from '../../find/prose.ts';
import type { Source } from '../../find/source.ts';
import { JOB_TITLE } from '../job-title.ts';
import { PLACE } from './place.ts';
import { printedTitle } from './print.ts';

const WORD = String.raw`(?:\p{Lu}[\p{L}\d&.'’-]*|&)`;
const NAME = `(?<company>${WORD}(?:,? (?:(?:of|the|for|and|de|du|des|la|für|und) ){0,2}${WORD}){0,12}?)`;
const ACRONYM = String.raw`(?<acronym> \([A-Z][A-Za-z-]{1,9}\))?`;
const HIRES = [
  'is (?:currently |now |always )*(?:seeking|hiring|recruiting|looking for|searching)',
  'seeks',
  'invites applications',
  'has an opening',
  'sucht',
  'recherche',
  'recrute',
].join('|');
const SPEAKS = 'is an equal|is committed|values|offers|provides|bietet|est engagée?';
const named = (verbs: string): RegExp =>
  new RegExp(
    String.raw`(?:^|[.!?:\n] |\b(?:[Tt]he|[Dd]ie|[Dd]er|[Dd]as|[Ll]a|[Ss]ociété|[Bb]ei) )${NAME}${ACRONYM},? (?:${verbs})\b`,
    'gu',
  );
/** Who seeks is the employer; who offers or values something is likely to be. */
const VOICES: [RegExp, number][] = [
  [named(HIRES), 0.54],
  [named(SPEAKS), 0.44],
];
const COPYRIGHT =
  /(?:©|\(c\)|copyright)\W*(?:copyright\W*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?<name>\p{Lu}[\p{L}&.'’ -]{3,60}?)(?=\s[-–|]\s|[.,]|\s*all rights|$)/iu;
const SITE =
  /\s*(?:careers?|jobs|portal|karriere|stellenangebote|recrutement|recruitment|job board|job opportunities)\s*$/i;
const INSTITUTION =
  /(?:^|\b(?:at|for) )(?<name>(?:[Tt]he )?(?:\p{Lu}[\p{L}'’&-]+ )*(?:University|Museum|Institute|College|Library|Hospital|Foundation|Center|Centre|Arboretum|Department|Agency|Council|Authority)(?: (?:of|for) (?:the )?\p{Lu}[\p{L}'’-]+(?:(?:,? and|,| of)? \p{Lu}[\p{L}'’-]+)*| Libraries)?)/u;

/** The letters of a name without its article and its acronym. */
export const bareName = (name: string): string => lettersOf(name.replace(/^the /i, '').replace(/ \([^)]*\)$/, ''));

/** Every name that the text says may be the employer's: who seeks, owns the page or is named most. */
export const employersSaid = (source: Source): Candidate<string>[] => [
  ...seekingInLines(source),
  ...seeking(source),
  ...printed(source),
  ...owner(source),
  ...firms(source),
  ...institutions(source),
];

const HEADED =
  /^\W*(?:about|über|wer ist|who is|qui est|à propos (?:de |d['’])|join|join us at|willkommen bei|werde teil von|rejoignez|bienvenue chez)\s*(?:the |die |das |der |la |le |l['’])?(?<company>\p{Lu}[^!?.:]{2,50}?)(?:[!?.:](?:\s.*)?)?$/iu;
const NOBODY =
  /^(?:us|uns|you|we|our|the|this|role|job|position|company|team|dich|sie|nous|poste|vous|entreprise|unternehmen|stelle|me|it)\b|\b(?:team|role|job|position|poste|stelle|entreprise|company|us|uns|nous|family|talent\p{L}*|network|community)$/iu;
const PRONOUN = /^(?:He|She|They|Who|There|What|Wir|Es|Wer|On|Il|Elle)$/;
const LINE = new RegExp(String.raw`^(?:(?:The|Die|Der|Das|La|Le) )?${NAME}${ACRONYM},? (?:${HIRES})(?!\p{L})`, 'u');

/** "About Elmware" over a part of the posting, and "Join Elmware!". */
export function headed(source: Source): Candidate<string>[] {
  return source.cells.flatMap((cell) => {
    const value = cell.text.length < 90 ? HEADED.exec(cell.text)?.groups?.company?.trim() : undefined;
    const isName = value && /^\p{Lu}/u.test(value) && value.split(' ').length < 7 && !NOBODY.test(value);
    if (!isName || JOB_TITLE.test(value)) return [];
    const again = source.cells.filter((other) => other !== cell && other.text.includes(value)).length;
    return [{ value, cells: [cell], score: again > 0 ? 0.68 : 0.56 }];
  });
}

/** Who seeks at the beginning of a line, be it a single word. */
function seekingInLines(source: Source): Candidate<string>[] {
  return source.cells.slice(0, 200).flatMap((cell) => {
    const { company = '', acronym = '' } = LINE.exec(cell.text)?.groups ?? {};
    const isSomebody = company !== '' && !NOBODY.test(company) && !PRONOUN.test(company) && !JOB_TITLE.test(company);
    return isSomebody ? [{ value: company + acronym, cells: [cell], score: 0.57 }] : [];
  });
}

function seeking(source: Source): Candidate<string>[] {
  const prose = proseOf(source, 20_000);
  const matches = VOICES.flatMap(([pattern, score]) =>
    [...prose.text.matchAll(pattern)].slice(0, 6).map((match) => ({ match, score })),
  );
  return matches.flatMap(({ match, score }) => {
    const name =
      match.groups?.company
        ?.split(/(?:^|\b)(?:The|Die|Der|Das|Bei|La) /)
        .at(-1)
        ?.trim() ?? '';
    if ((name.split(' ').length < 2 && !namesFirm(name)) || JOB_TITLE.test(name)) return [];
    const start = match.index + match[0].indexOf(name);
    const value = `${name}${match.groups?.acronym ?? ''}`;
    return [{ value, cells: prose.cellsBetween(start, start + value.length), score }];
  });
}

/** "The Field Museum | Chicago, IL | Full Time", in one row or one above the other under the title. */
export function besidePlace(source: Source): Candidate<string>[] {
  const top = source.cells.slice(0, 25);
  return top.flatMap((cell, index) => {
    const [name = '', ...rest] = cell.text.split(/\s[·•|–-]\s/);
    const inline = rest.some((part) => PLACE.test(part));
    const next = top[index + 1];
    if (!inline && !(next && PLACE.test(next.text) && next.text.length < 60)) return [];
    const value = name.replace(/^[^\p{L}]+/u, '');
    const isName = looksLikeName(value) && !JOB_TITLE.test(value) && !PLACE.test(value) && /^\p{Lu}/u.test(value);
    return isName && !/[.:;!?]$/.test(value) && !EMPLOYED.test(value) ? [{ value, cells: [cell], score: 0.5 }] : [];
  });
}

const EMPLOYED = /\b(?:full|part)[- ]?time|\b(?:temporary|regular|permanent|technical|professional|jobs?|days? ago)\b/i;

const printed = (source: Source): Candidate<string>[] =>
  printedTitle(source).flatMap(({ text, cell }) => {
    const value = text.replace(SITE, '').trim();
    const isFrom = value !== text || INSTITUTION.test(value) || namesFirm(value);
    if (!isFrom || JOB_TITLE.test(value) || PLACE.test(value) || value.split(' ').length < 2) return [];
    return [{ value, cells: [cell], score: 0.48 }];
  });

const owner = (source: Source): Candidate<string>[] =>
  source.cells.flatMap((cell) => {
    const name = COPYRIGHT.exec(cell.text)?.groups?.name?.trim();
    return name ? [{ value: name, cells: [cell], score: 0.46 }] : [];
  });

/** Firms by their legal form, the one that is named most. */
function firms(source: Source): Candidate<string>[] {
  const found = source.cells.slice(0, 200).flatMap((cell) => {
    const name = firmIn(cell.text)?.replace(/^.*\b(?:die|der|bei|the|at|for|chez|société) (?=\p{Lu})/u, '');
    return name && name.split(' ').length < 7 && /^\p{Lu}/u.test(name) ? [{ name, cell }] : [];
  });
  return mostNamed(found, 0.46);
}

function institutions(source: Source): Candidate<string>[] {
  const found = source.cells.flatMap((cell) => {
    const name = INSTITUTION.exec(cell.text)?.groups?.name;
    return name?.includes(' ') ? [{ name: name.replace(/^the /i, ''), cell }] : [];
  });
  return mostNamed(found, 0.38);
}

function mostNamed(found: { name: string; cell: Cell }[], score: number): Candidate<string>[] {
  const groups = Object.values(Object.groupBy(found, ({ name }) => bareName(name)));
  const best = groups.sort((a = [], b = []) => b.length - a.length)[0] ?? [];
  const [first] = best;
  return first ? [{ value: first.name, cells: [first.cell], score: score + 0.02 * Math.min(4, best.length) }] : [];
}
