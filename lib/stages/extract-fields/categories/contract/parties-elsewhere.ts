import type { Candidate } from '../../find/candidate.ts';
import type { Prose } from '../../find/prose.ts';
import { asParties, type Named } from './parties.ts';
import { type PartyName, partyAt } from './party-name.ts';

const ROLE =
  /(?:party [A-D12]|first party|second party|licensor|licensee|landlord|tenant|lessor|lessee|buyer|seller|purchaser|supplier|customer|client|contractor|consultant|sponsor|owner|publisher|distributor|manufacturer|provider|franchisor|franchisee|borrower|lender|employer|employee|vermieter|mieter|auftraggeber|auftragnehmer|käufer|verkäufer|arbeitgeber|arbeitnehmer|lizenzgeber|lizenznehmer|bailleur|locataire|vendeur|acheteur|prestataire|employeur|salarié)(?:in)?\s*(?:\([^)]{2,40}\))?\s*:\s*(?=\p{Lu})/giu;
const DEFINED =
  /\s*,?\s*\((?:the |an? |hereinafter |hereafter |referred to (?:herein )?as |called |collectively |individually |nachfolgend |im folgenden |ci-après |dénommée? )*(?:["“”'„«] ?(?<term>[^"“”'„«»]{2,40})|Party [A-D])/giu;
const SIGNED = /(?<name>\p{Lu}[^\n]{2,90}?),?\n(?:an? [^\n]{4,60}\n)?(?:By|Per|Durch)\s?:/gu;
const SIGNED_INLINE =
  /(?<name>(?<!\p{Lu})\p{Lu}[\p{Lu}\d&.,'’-]* (?:[\p{Lu}\d&][\p{Lu}\d&.,'’-]* ){0,7}[\p{Lu}.]{2,7}),? By: /gu;
const REACH = 110;
const MOST = 12;

/** "Party A (Shipper): Elm Co., Ltd." */
export function partiesByRole(prose: Prose): Candidate<string[]> | null {
  const found = [...prose.text.matchAll(ROLE)].flatMap((match) => {
    const index = match.index + match[0].length;
    const party = partyBehind(prose, index);
    return party ? [{ ...party, index }] : [];
  });
  const named = unique(found);
  return named.length > 1
    ? asParties(prose, named.slice(0, 4), named.every(({ isFirm }) => isFirm) ? 0.8 : 0.55)
    : null;
}

/** The name on the line where it begins, unless only the next one ends it in a legal form. */
function partyBehind(prose: Prose, index: number): PartyName | null {
  const text = prose.text.slice(index, index + REACH);
  const whole = partyAt(text);
  const line = prose.cellAt(index + 1)?.text ?? '';
  const rest = line.startsWith(text.slice(0, 12)) ? line : (line.split(/:\s*/).at(-1) ?? '');
  const own = text.startsWith(rest.slice(0, 12)) ? partyAt(rest) : null;
  return own && (own.isFirm || !whole?.isFirm) ? own : whole;
}

/** X (the "Company"), wherever it stands in the opening. */
export function partiesDefined(prose: Prose): Candidate<string[]> | null {
  const named = unique([...definitionsIn(prose).values()].sort((a, b) => a.index - b.index));
  return named.length > 1 && named.length < 7 ? asParties(prose, named, 0.58) : null;
}

/** The firms that are given a short name, by that name. */
export function definitionsIn(prose: Prose): Map<string, Named> {
  const found = [...prose.text.matchAll(DEFINED)].flatMap((match): [string, Named][] => {
    const before = prose.text.slice(Math.max(0, match.index - REACH), match.index);
    const party = nameBefore(before);
    return party?.isFirm ? [[match.groups?.term ?? party.name, { ...party, index: match.index - party.length }]] : [];
  });
  return new Map(found.reverse());
}

/** The longest name that ends where the text ends. */
function nameBefore(text: string): { name: string; length: number; isFirm: boolean } | null {
  for (const start of text.matchAll(/(?<![\p{L}\d'’&.-])(?=[\p{Lu}\d])/gu)) {
    const rest = text.slice(start.index);
    const party = partyAt(rest);
    if (party?.isFirm && party.length >= rest.length - 1) return { ...party, length: rest.length };
  }
  return null;
}

/** The firms above the lines "By:" at the end. */
export function partiesBySignature(prose: Prose): Candidate<string[]> | null {
  const start = Math.max(prose.text.search(/\bIN WITNESS WHEREOF\b|\bSigned in agreement\b/i), 0);
  const lines = prose.cellsBetween(start, prose.text.length);
  const text = lines.map((cell) => cell.text).join('\n');
  const found = [...text.matchAll(SIGNED), ...text.replace(/\n/g, ' ').matchAll(SIGNED_INLINE)].flatMap((match) => {
    const words = match.groups?.name?.trim() ?? '';
    const party = partyAt(words);
    return party?.isFirm && party.length >= words.length - 1 ? [party] : [];
  });
  const placed = found.flatMap((party) => {
    const index = prose.text.indexOf(party.name, start);
    return index < 0 ? [] : [{ ...party, index }];
  });
  const named = unique(placed.sort((a, b) => a.index - b.index)).slice(0, MOST);
  return named.length > 1 ? asParties(prose, named, 0.62) : null;
}

const unique = (parties: Named[]): Named[] => {
  const shape = (name: string) => name.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  return parties.filter(({ name }, index) => parties.findIndex((one) => shape(one.name) === shape(name)) === index);
};
