import type { Candidate } from '../../find/candidate.ts';
import type { Prose } from '../../find/prose.ts';
import type { Source } from '../../find/source.ts';

/** A date in running text and how it came to be there. */
export interface Dated extends Candidate<string> {
  index: number;
}

/** The first date behind each match of the words, which must end within so many characters. */
export function datesBehind(source: Source, prose: Prose, words: RegExp, reach: number, score: number): Dated[] {
  return [...prose.text.matchAll(words)].flatMap((match) => {
    const start = match.index + match[0].length;
    const found = source.readDate(prose.text.slice(start, start + reach))[0];
    const between = prose.text.slice(start, start + (found?.index ?? 0));
    if (
      !found ||
      FILING.test(between) ||
      /(?<!\b(?:No|Inc|Corp|Ltd|Co))[.;]\s+\p{Lu}|§|\b(?:until|through|expire)\b/u.test(between)
    )
      return [];
    return [dated(prose, found.value, start + found.index, found.length, score)];
  });
}

export const dated = (prose: Prose, value: string, index: number, length: number, score: number): Dated => ({
  value,
  cells: prose.cellsBetween(index, index + length),
  score,
  index,
});

/** Notes of the register that a document was filed with. */
const FILING = /source:|filed|\bs-\d|\b\d+-[kq]\b/i;

const SENTENCE = String.raw`(?:[^.]|\.(?!\s+\p{Lu}\p{Ll}+ ))`;
const OWN = new RegExp(
  String.raw`\bthis (?:[\p{L}-]+ ){0,6}?(?:agreement|amendment|contract|lease|deed|licen[cs]e|guarantee|addendum|memorandum|letter)\b${SENTENCE}{0,500}?\b(?:made|entered into|dated|executed|effective|concluded|signed)\b`,
  'giu',
);
const MADE =
  /\b(?:dated|made|entered into|effective|is agreed|date of this agreement|agreement date|as of|this|vom|en date du)\b/gi;
const WITNESS =
  /\b(?:in witness whereof|signed (?:this|by|in|on)|executed (?:as of|on|this)|fait à|fait le|unterzeichnet|caused this)\b/gi;
const PLACE_AND_DAY = /(?<=^|[ .])\p{Lu}\p{L}+(?: \p{L}+){0,2}, (?:den |le )?(?=\d)/gu;
const SIGNED_ON = /\b(?:date|datum|dated|le)\s?:\s*/gi;
const UPDATED = /\b(?:last (?:updated|revised|modified)|version(?: of| date)?|stand)\b:?/gi;
const SIGNATURES = 6_000;
const PREAMBLE = 4_000;

/** Finds the day of the agreement: as it says in its opening, on its cover, where it is signed. */
export function findAgreed(source: Source, opening: Prose, whole: Prose): Dated | null {
  const own = datesBehind(source, opening, OWN, 110, 0.87).find(({ index }) => index < PREAMBLE);
  const made = datesBehind(source, opening, MADE, 80, 0.72).find(({ index }) => index < PREAMBLE);
  const tail = Math.max(0, whole.text.length - SIGNATURES);
  const late = (found: Dated[]) => found.filter(({ index }) => index > tail);
  const witness = late(datesBehind(source, whole, WITNESS, 260, 0.74)).at(-1);
  const placed = datesBehind(source, whole, PLACE_AND_DAY, 24, 0.66).at(-1);
  const signed = latest(late(datesBehind(source, whole, SIGNED_ON, 30, 0.64)));
  const updated = datesBehind(source, opening, UPDATED, 30, 0.6)[0];
  const found = [own, cover(source, opening), made, witness, placed, signed, updated, firstOf(source, opening)];
  return agreeing(found.filter((one) => one !== undefined && one !== null));
}

/** The first of the best; another place that says the same day makes it surer. */
function agreeing(found: Dated[]): Dated | null {
  const best = found.reduce<Dated | null>((one, other) => (one && one.score >= other.score ? one : other), null);
  if (!best) return null;
  const same = found.filter(({ value, index }) => value === best.value && index !== best.index).length;
  return { ...best, score: Math.min(0.93, best.score + 0.05 * same) };
}

/** A line of the first pages that is a date and nothing else. */
function cover(source: Source, opening: Prose): Dated | null {
  for (const cell of source.cells.slice(0, 30)) {
    const found = source.readDate(cell.text)[0];
    const rest = found && cell.text.replace(cell.text.slice(found.index, found.index + found.length), '');
    if (/^(?:by|signed|signature)\b|in witness/i.test(cell.text)) break;
    if (!found || !/^\W*(?:as of|dated|effective|date)?\W*$/i.test(rest ?? '')) continue;
    return {
      ...dated(opening, found.value, Math.max(0, opening.text.indexOf(cell.text)), found.length, 0.74),
      cells: [cell],
    };
  }
  return null;
}

const latest = (found: Dated[]): Dated | undefined => found.toSorted((a, b) => (a.value < b.value ? 1 : -1))[0];

function firstOf(source: Source, opening: Prose): Dated | null {
  const found = source
    .readDate(opening.text)
    .find(({ index }) => !FILING.test(opening.text.slice(Math.max(0, index - 60), index)));
  return found ? dated(opening, found.value, found.index, found.length, 0.4) : null;
}

const DEFINED = /.{0,90}\((?:the |hereinafter |as )*["“”']{0,2}(?:effective|commencement) date["“”']{0,2}\)/i;
const TAKES_EFFECT =
  /\b(?:effective (?:date(?: of this agreement)?:?|as of|on|from)|commenc(?:es?|ing) (?:on|as of|from)|shall (?:begin|take effect|commence|become effective) (?:on|as of|from)|begins? on|takes? effect on|tritt (?:am|zum|mit wirkung (?:vom|zum))|beginnt am|wirkung (?:zum|vom)|prend effet (?:le|au|à compter du)|entre en vigueur le|à compter du)\b/giu;
const UPON_SIGNING =
  /\b(?:effective|effect|in force|into force|valid)\b[^.]{0,40}?\b(?:up)?on\b[^.]{0,40}?\b(?:sign(?:ed|ing|ature|atures)|execution|seals?|date (?:hereof|first (?:above )?written|of last signature))\b|\btritt mit (?:\p{L}+ )?unterzeichnung\b|\bprend effet (?:à|dès) (?:la |sa )?signature\b/iu;

/** The day the contract takes effect; often the agreement's own, named "Effective Date" in brackets behind it. */
export function findEffective(source: Source, whole: Prose, agreed: Dated | null): Dated | null {
  const defined = DEFINED.exec(whole.text);
  const found = defined && source.readDate(defined[0]).at(-1);
  if (defined && found) return dated(whole, found.value, defined.index + found.index, found.length, 0.88);
  const said = datesBehind(source, whole, TAKES_EFFECT, 50, 0.74)[0];
  if (said) return said.value === agreed?.value ? { ...said, score: 0.82 } : said;
  const isAgreed = defined !== null || UPON_SIGNING.test(whole.text);
  return agreed && isAgreed ? { ...agreed, score: agreed.score * 0.94 } : null;
}
