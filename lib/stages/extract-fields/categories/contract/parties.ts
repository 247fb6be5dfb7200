import type { Candidate } from '../../find/candidate.ts';
import { lettersOf } from '../../find/names.ts';
import type { Prose } from '../../find/prose.ts';
import { partiesCalled } from './parties-called.ts';
import { definitionsIn, partiesByRole, partiesBySignature, partiesDefined } from './parties-elsewhere.ts';
import { partyAt } from './party-name.ts';

/** A party and where in the text it is named. */
export interface Named {
  name: string;
  index: number;
  isFirm: boolean;
  /** How many characters it takes there. */
  length: number;
}

const BETWEEN = /\b(?:(?:by and )?(?:between|among(?:st)?)(?: and among)?|zwischen|entre(?: les soussignés)?)\b:?\s*/gi;
const LONGEST = 1_600;
const SIGNATURES = 8_000;
/** Names repeated in the preamble itself are not signatures. */
const OPENING_END = 1_500;
const MOST = 8;
/** "between the following two parties on May 3, 2019 in Berlin:" */
const FOLLOWING = /^(?:the )?(?:following|undersigned|parties|folgenden)[^:]{0,120}:\s*/i;
const END =
  /\b(?:WITNESSETH|RECITALS?|BACKGROUND|PREAMBLE|WHEREAS|NOW,? THEREFORE|W I T N E S S E T H|TABLE OF CONTENTS|Präambel|§ ?1|Article 1|ARTICLE (?:1|I|ONE))\b|(?<!\b(?:\p{Lu}|Inc|Corp|Co|Ltd|No|St|Mr|Mrs|Ms|Dr|Ave|Rd|Str|Nr|Blvd))\.\s+(?=\p{Lu}\p{Ll}+ )|\b(?:is|are|wird|est) (?:effective|hereby|entered|made|geschlossen|conclu)\b|\bdated (?:as of|this)\b/u;
/** What parts two parties, and must be followed by a name. */
const NEXT =
  /(?:,|;|\)|["”])?\s+(?:and|und|et|ET|AND)\s*:?\s+(?=(?:\(\w{1,3}\) |the |der |dem |die |la |le )*\p{Lu}|you\b)|[;,]\s+(?=(?:\(\w{1,4}\) )?\(?["“(]?\p{Lu})/gu;
const DESCRIBED =
  /^\s*(?:$|,?\s*(?:\(|["“„«]|an? |the |having |residing |with |whose |mit |ein |dont |SARL|SAS)|[.,;:]|dated|on |as of|\p{Lu}{4})/u;
const YOU = /^you\b/i;
const you = { name: 'You', isFirm: false, length: 3 };
const ALIAS = /\b(?:d\/b\/a|doing business as)\s+/i;

/** Finds the parties: in "by and between X and Y", by their roles, their definitions, or their signatures. */
export function findParties(prose: Prose, whole: Prose): Candidate<string[]> | null {
  const stated = byStatement(prose);
  if (stated && stated.score > 0.6) return signedBy(stated, whole);
  const others = [partiesByRole(prose), partiesDefined(prose), partiesCalled(prose), partiesBySignature(whole)];
  const best = [stated, ...others].filter((one) => one !== null).sort((a, b) => b.score - a.score)[0];
  return best ? signedBy(best, whole) : null;
}

/**
 * Names that come again where the contract is signed are surely its parties. Whether they are all of them, each with
 * its whole name, no rule knows: a person looks at the list.
 */
function signedBy(parties: Candidate<string[]>, whole: Prose): Candidate<string[]> {
  const tail = lettersOf(whole.text.slice(Math.max(OPENING_END, whole.text.length - SIGNATURES)));
  const areSigned = parties.value.every((name) => tail.includes(lettersOf(name.replace(/ d\/b\/a .*/, ''))));
  return { ...parties, score: parties.score * (areSigned ? 0.68 : 0.6) };
}

function byStatement(prose: Prose): Candidate<string[]> | null {
  const definitions = definitionsIn(prose);
  // "by and among PSS and GSMS": both were named in full before
  const resolve = (party: Named): Named => {
    const full = party.isFirm ? undefined : definitions.get(party.name);
    return full ? { ...full, index: party.index } : party;
  };
  const found = [...prose.text.matchAll(BETWEEN)].slice(0, 12).flatMap((match) => {
    const start = match.index + match[0].length;
    const parties = statedAt(prose.text, start);
    const firms = parties.filter(({ isFirm }) => isFirm).length;
    if (parties.length < 2) return [];
    const defined = /["“”']/.test(prose.text.slice(start, (parties.at(-1)?.index ?? start) + 200)) ? 0.06 : 0;
    const score = (firms >= 2 ? 0.8 : firms === 1 ? 0.66 : 0.45) + defined - (parties.length > 4 ? 0.15 : 0);
    return [asParties(prose, parties.map(resolve), score)];
  });
  return found.sort((a, b) => b.score - a.score)[0] ?? null;
}

/** The names of a statement, one after the other: each is followed by what it is, then by "and" or the end. */
function statedAt(text: string, start: number): Named[] {
  const from = start + (FOLLOWING.exec(text.slice(start, start + 160))?.[0].length ?? 0);
  const statement = text.slice(from, from + LONGEST);
  const first = YOU.test(statement) ? you : partyAt(statement);
  if (!first) return [];
  const parties: Named[] = [{ ...first, name: withAlias(statement, first.length, first.name), index: from }];
  const limit = endOf(statement, first.length);
  for (const match of statement.slice(0, limit).matchAll(NEXT)) {
    const at = match.index + match[0].length;
    const last = parties.at(-1);
    if ((last && at < last.index + last.length - from) || parties.length === MOST) continue;
    const next = nextAt(statement, at, /\b(?:and|und|et)\b/i.test(match[0]));
    if (next) parties.push({ ...next, index: from + at });
  }
  const whole = unsplit(parties, text);
  return whole.filter(({ name }, index) => whole.findIndex((other) => other.name === name) === index);
}

/** "Elm Oil and Gas Company, Inc., ... and Oak LLC": of three, the first two are one where only "and" parts them. */
function unsplit(parties: Named[], text: string): Named[] {
  const [first, second, ...others] = parties;
  if (!first || !second || others.length === 0 || first.isFirm || !second.isFirm) return parties;
  const between = text.slice(first.index, second.index).slice(first.length);
  if (!/^ ?(?:and|und|et) $/i.test(between)) return parties;
  const length = second.index + second.length - first.index;
  return [
    { ...second, name: text.slice(first.index, first.index + length).trim(), index: first.index, length },
    ...others,
  ];
}

/** A name behind "and" is believed when it is a firm or is described; behind a comma only when it is a firm. */
function nextAt(statement: string, at: number, isJoined: boolean): Omit<Named, 'index'> | null {
  const rest = statement.slice(at);
  if (isJoined && YOU.test(rest)) return you;
  const next = partyAt(rest);
  if (!next) return null;
  const after = rest.slice(next.length, next.length + 40);
  if (!next.isFirm && !(isJoined && (rest[next.length - 1] === '.' || DESCRIBED.test(after)))) return null;
  return { ...next, name: withAlias(rest, next.length, next.name) };
}

function withAlias(text: string, end: number, name: string): string {
  const described = text.slice(end, end + 60);
  const alias = ALIAS.exec(described);
  const also =
    alias && !/\b(?:and|und)\b|[("“]/.test(described.slice(0, alias.index))
      ? partyAt(described.slice(alias.index + alias[0].length))
      : null;
  return also ? `${name} d/b/a ${also.name}` : name;
}

const endOf = (statement: string, from: number): number => {
  const end = END.exec(statement.slice(from));
  return end ? from + end.index + 1 : statement.length;
};

/** The candidate for parties in the order in which they are named. */
export function asParties(prose: Prose, parties: Named[], score: number): Candidate<string[]> {
  const cells = parties.flatMap(({ index, name }) => prose.cellsBetween(index, index + name.length));
  return { value: parties.map(({ name }) => name), cells: [...new Set(cells)], score };
}
