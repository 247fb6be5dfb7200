import type { Candidate } from '../../find/candidate.ts';
import type { Prose } from '../../find/prose.ts';
import type { Source } from '../../find/source.ts';
import { type Dated, datesBehind } from './dates.ts';

const EXPIRES =
  /\b(?:expir(?:es?|ing|ation date(?: is)?|e on)|(?:terminates?|ends?|ending|terminating) (?:on|at|as of)|expiration date|termination date|until|through|up to and including|endet (?:am|mit ablauf des)|läuft bis|bis (?:zum|einschließlich)|befristet bis|jusqu['’]au|prend fin le|expire le)(?!\p{L})/giu;
const ABOUT_THE_TERM =
  /\b(?:term|agreement|amendment|contract|period|lease|vertrag\w*|laufzeit|mietverhältnis|arbeitsverhältnis|durée|contrat|bail)\b/i;
const COUNTS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  ein: 1,
  eine: 1,
  einem: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  zehn: 10,
  zwölf: 12,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  dix: 10,
  douze: 12,
};
const COUNT = String.raw`(?<count>\d{1,2}|${Object.keys(COUNTS).join('|')})(?:[ -]?\(\d+\))?[ -]?(?<unit>years?|months?|jahren?|monaten?|ans?|années?|mois)`;
const TERM = new RegExp(
  String.raw`\b(?:term|period|duration|valid|remain|continue|in force|laufzeit|dauer|gilt|durée)(?!\p{L})[^.;]{0,90}?(?:\b(?:of|for|is|be|von|für|de)|:)\s+(?:an? |the )?(?:(?:initial |fixed )?(?:term|period) of )?${COUNT}(?!\p{L})`,
  'giu',
);
const TERM_OF = new RegExp(String.raw`\b${COUNT}[ -](?:(?:initial|fixed) )?(?:term|laufzeit)(?!\p{L})`, 'giu');
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ANNIVERSARY = new RegExp(
  String.raw`\b(?:(?<word>${ORDINALS.join('|')})|(?<number>\d{1,2})(?:st|nd|rd|th))\s*(?:\([^)]{1,8}\)\s*)?anniversary\b`,
  'giu',
);
const NOT_THE_TERM =
  /\b(?:(?:after|following)(?! the (?:effective|commencement|start))|renew\w*|extend\w*|successive|additional|notice|warrant\w*|non-?compet\w*|prior|audit\w*|records?|confidential\w*|surviv\w*|director|insurance)\b/i;
const FROM_THE_START =
  /\b(?:from|commenc\w*|beginning|effective date|thereafter|date hereof|initial term|term of (?:this|the) (?:agreement|contract)|ab |à compter|this agreement|vertrag|contrat)/i;
const PERPETUAL =
  /\b(?:agreement|amendment|contract|licen[cs]e|lease|vertrag|mietverhältnis|contrat)\b(?:[^.]|\.(?=\d)){0,140}?(?:\bperpetual\b(?! (?:licen|right))|\bin perpetuity\b|\bindefinite(?:ly)?\b|\bunbestimmte (?:zeit|dauer)\b|\bdurée indéterminée\b)|\b(?:term|agreement)\b[^.]{0,120}?\b(?:continue|remain in (?:full )?(?:force|effect)|will end|shall end)\b[^.]{0,40}?\b(?:until|when|unless and until)\b[^.]{0,30}?\bterminated\b/iu;

/** Finds the day on which the contract ends: as said, or counted from its start; "perpetual" where it has no end. */
export function findExpiry(source: Source, whole: Prose, start: Dated | null): Candidate<string> | null {
  const said = datesBehind(source, whole, EXPIRES, 50, 0.7).find(({ index }) =>
    ABOUT_THE_TERM.test(whole.text.slice(Math.max(0, index - 200), index)),
  );
  if (said) return said;
  const counted = start && countedFrom(whole, start);
  if (counted) return counted;
  const endless = PERPETUAL.exec(whole.text);
  if (!endless) return null;
  const cells = whole.cellsBetween(endless.index, endless.index + endless[0].length);
  return { value: 'perpetual', cells, score: 0.56 };
}

function countedFrom(whole: Prose, start: Dated): Candidate<string> | null {
  for (const match of [...whole.text.matchAll(TERM), ...whole.text.matchAll(TERM_OF)]) {
    const { count = '', unit = '' } = match.groups ?? {};
    const close = whole.text.slice(Math.max(0, match.index - 50), match.index + match[0].length + 25);
    const around = whole.text.slice(Math.max(0, match.index - 80), match.index + match[0].length + 90);
    if (NOT_THE_TERM.test(close) || !FROM_THE_START.test(around)) continue;
    const length = Number(count) || COUNTS[count.toLowerCase()] || 0;
    const value = later(start.value, /^(?:y|j|an)/i.test(unit) ? 12 * length : length);
    return counted(whole, match, value, start);
  }
  return onAnniversary(whole, start);
}

/** "until the third anniversary of the Effective Date" */
function onAnniversary(whole: Prose, start: Dated): Candidate<string> | null {
  for (const match of whole.text.matchAll(ANNIVERSARY)) {
    const before = whole.text.slice(Math.max(0, match.index - 160), match.index);
    const years = Number(match.groups?.number) || ORDINALS.indexOf(match.groups?.word?.toLowerCase() ?? '') + 1;
    const ends = /\b(?:expire|terminate|continue|end|until|through)/i.test(before) && !NOT_THE_TERM.test(before);
    if (ends && years > 0) return counted(whole, match, later(start.value, 12 * years), start);
  }
  return null;
}

function counted(whole: Prose, match: RegExpExecArray, value: string, start: Dated): Candidate<string> {
  const cells = whole.cellsBetween(match.index, match.index + match[0].length);
  return { value, cells, score: 0.57 * Math.min(1, start.score + 0.15) };
}

/** The same day so many months later, or the last of its month. */
function later(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
