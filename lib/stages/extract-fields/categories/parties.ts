import type { Candidate } from '../find/candidate.ts';
import { namesFirm } from '../find/names.ts';
import type { Prose } from '../find/prose.ts';
import type { Source } from '../find/source.ts';

const BETWEEN = /\b(?:by and between|by and among|between|among|zwischen|entre)\b:?\s*/gi;
const STATEMENT = 900;
const AND = /,?\s+(?:and|und|et)\s+(?=(?:the )?(?:\(\w\) ?)?\p{Lu})|;\s*/u;
/** Where a party's name ends: its definition, its legal nature, its seat. */
const NAME_END =
  /\s*(?:\(|["“”]|,?\s+(?:an?|the)\s+(?:\p{L}+\s+){0,4}(?:corporation|company|partnership|llc|limited|individual|association|bank|trust|entity|firm)\b|,?\s+(?:dated|with|having|whose|located|organi[sz]ed|incorporated under|established|on behalf|hereinafter|as|of|residing|mit sitz|d\/b\/a|dont le)\b|\.\s|\s+WITNESSETH|\s+RECITALS|\s+WHEREAS)/iu;
const DEFINED =
  /(?:^|[\s.,])(?<name>\p{Lu}[\p{L}\d&.,' -]{2,60}?)\s*\((?:the |hereinafter |collectively |individually )*["“'](?<role>[^"”']{2,30})["”']/gu;

/** Finds the parties in "by and between X and Y", or by their definitions: X (the "Company"). */
export function findParties(source: Source, prose: Prose): Candidate<string[]> | null {
  const stated = byStatement(prose);
  if (stated?.value.some(namesFirm)) return stated;
  return byRole(source) ?? byDefinition(prose) ?? stated;
}

function byStatement(prose: Prose): Candidate<string[]> | null {
  for (const match of prose.text.matchAll(BETWEEN)) {
    const start = match.index + match[0].length;
    const parties = partiesIn(prose.text.slice(start, start + STATEMENT));
    if (parties.length < 2) continue;
    const lines = prose.cellsBetween(match.index, start + STATEMENT);
    const cells = lines.filter(({ text }) => parties.some((party) => shares(text, party)));
    return { value: parties, cells, score: parties.some(namesFirm) ? 0.85 : 0.5 };
  }
  return null;
}

function partiesIn(statement: string): string[] {
  const [first = '', ...others] = statement.split(AND);
  const names = [first, ...others.slice(0, 4)].map(nameAtStart);
  const end = names.findIndex((name, index) => index > 0 && name === null);
  const known = names.slice(0, end < 0 ? names.length : end);
  const parties = [...new Set(known.filter((name) => name !== null))];
  const isBusiness = parties.some(namesFirm);
  return parties.filter((party) => !isBusiness || namesFirm(party) || party.includes(' ')).slice(0, 6);
}

function nameAtStart(text: string): string | null {
  const tidy = text.replace(/^(?:\(\w\)|\d\.|the parties:?|:)\s*/i, '').trim();
  const end = NAME_END.exec(tidy)?.index ?? tidy.length;
  const name = tidy.slice(0, end).replace(/[\s,;:]+$/, '');
  return PROPER_NAME.test(name) && name.length < 80 && name.split(' ').length <= 10 ? name : null;
}

/** Words with capitals, joined by the small words that names contain. */
const PROPER_NAME =
  /^\p{Lu}[\p{L}\d&.,'’/-]*(?: (?:\p{Lu}[\p{L}\d&.,'’/-]*|\(\p{Lu}\p{L}*\)|&|of|and|the|for|de|la|von|van|und|\d+))*$/u;

const shares = (text: string, party: string): boolean =>
  text.includes(party.slice(0, 12)) || text.includes(party.slice(-12));

const ROLE =
  /^(?:party [AB12]|first party|second party|(?:licensor|licensee|landlord|tenant|lessor|lessee|buyer|seller|vermieter|mieter|auftraggeber|auftragnehmer|käufer|verkäufer))\s?:\s*(?<name>\p{Lu}.{2,70})$/iu;

function byRole(source: Source): Candidate<string[]> | null {
  const cells = source.cells.slice(0, 80).filter(({ text }) => ROLE.test(text));
  const names = cells.map(({ text }) => ROLE.exec(text)?.groups?.name?.trim() ?? '');
  const value = [...new Set(names.filter(Boolean))];
  return value.length > 1 ? { value, cells, score: 0.8 } : null;
}

function byDefinition(prose: Prose): Candidate<string[]> | null {
  const found = [...prose.text.matchAll(DEFINED)].flatMap((match) => {
    const name = nameAtStart(match.groups?.name ?? '');
    const cell = prose.cellAt(match.index + 1);
    return name && cell && namesFirm(name) ? [{ name, cell }] : [];
  });
  const value = [...new Set(found.map(({ name }) => name))].slice(0, 4);
  return value.length > 1 ? { value, cells: found.slice(0, 4).map(({ cell }) => cell), score: 0.6 } : null;
}
