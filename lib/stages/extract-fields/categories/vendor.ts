import { nameUnder } from '../find/block-name.ts';
import { buyerCells } from '../find/buyer-block.ts';
import { type Candidate, choose } from '../find/candidate.ts';
import { type Cell, height } from '../find/layout.ts';
import { firmIn, lettersOf, looksLikeAddress, looksLikeName, namesFirm } from '../find/names.ts';
import type { Source } from '../find/source.ts';
import { readEmail, readLink } from '../read/contact.ts';

const SELLER =
  /^(?:sold by|seller|vendor|supplier|service provider|from|issued by|verkäufer|lieferant|rechnungs(?:steller|ersteller)|fournisseur|vendeur|émetteur|leverancier|fornitore|proveedor)\b[^\p{L}]{0,4}/iu;
const MAILBOXES = /^(?:gmail|googlemail|hotmail|outlook|yahoo|gmx|web|icloud|example|localhost)$/;

/** Finds who sent an invoice: by label, by the sender's line, by legal form, by its domain, by its place on top. */
export function findVendor(source: Source): Candidate<string> | null {
  const buyers = buyerCells(source);
  const cells = source.cells.filter((cell) => !buyers.has(cell));
  const domains = domainsOf(cells);
  const candidates = [
    ...labelledSellers(source),
    ...cells.flatMap((cell) => senderLine(cell)),
    ...cells.flatMap((cell) => firmLine(cell, source)),
    ...ownDomain(cells, domains),
    ...onTop(cells, source),
  ];
  return choose(candidates.map((candidate) => ({ ...candidate, score: weigh(candidate, domains) })));
}

function labelledSellers(source: Source): Candidate<string>[] {
  return source.cells.flatMap((cell) => {
    const match = SELLER.exec(cell.text);
    if (!match) return [];
    const rest = cell.text.slice(match[0].length).replace(/[:,\s]+$/, '');
    if (looksLikeName(rest) && (match[0].includes(':') || namesFirm(rest)))
      return [{ value: rest, cells: [cell], score: 0.93 }];
    if (rest.length > 2) return [];
    const name = nameUnder(source, cell);
    return name ? [name] : [];
  });
}

const nameIn = (text: string): string | null => (looksLikeName(text) && !looksLikeAddress(text) ? text : null);

/** "Elm GmbH - High Street 1 - 12345 Town": the sender's line above an address window or in a footer. */
function senderLine(cell: Cell): Candidate<string>[] {
  const parts = cell.text.split(/\s+[-–|•·●]\s+|\s[,]\s/).map((part) => part.trim());
  const [name] = parts;
  if (parts.length < 2 || !name || !looksLikeName(name)) return [];
  const hasPlace = parts.slice(1).some((part) => /\b\d{4,6}\b/.test(part) || looksLikeAddress(part));
  return hasPlace ? [{ value: name, cells: [cell], score: namesFirm(name) ? 0.88 : 0.8 }] : [];
}

function firmLine(cell: Cell, source: Source): Candidate<string>[] {
  const name = firmIn(cell.text);
  if (!name || name.length > 60 || name.split(' ').length > 9 || SELLER.test(name)) return [];
  const isWholeLine = name.length > cell.text.length - 4;
  const early = 1 - cell.row / Math.max(1, source.rows.length);
  return [{ value: name, cells: [cell], score: (isWholeLine ? 0.6 : 0.4) + 0.12 * early }];
}

/** Names of the domains in e-mail addresses and links: "info@elm-bau.de" gives "elmbau". */
function domainsOf(cells: Cell[]): string[] {
  const hosts = cells.flatMap((cell) => [
    ...readEmail(cell.text).map(({ value }) => value.split('@')[1] ?? ''),
    ...readLink(cell.text).map(({ value }) => value.replace(/^https?:\/\//i, '').split('/')[0] ?? ''),
  ]);
  const names = hosts.map(
    (host) =>
      host
        .replace(/^www\./i, '')
        .split('.')
        .at(-2) ?? '',
  );
  return [...new Set(names.map(lettersOf))].filter((name) => name.length > 3 && !MAILBOXES.test(name));
}

/** A line that reads like the document's own domain names its owner. */
function ownDomain(cells: Cell[], domains: string[]): Candidate<string>[] {
  return cells.flatMap((cell) => {
    const name = cell.text.split(/\s[-–|•·●]\s/)[0]?.trim() ?? '';
    if (!looksLikeName(name) || readEmail(name).length > 0 || readLink(name).length > 0) return [];
    return matchesDomain(name, domains) ? [{ value: name, cells: [cell], score: 0.7 }] : [];
  });
}

function matchesDomain(name: string, domains: string[]): boolean {
  const letters = lettersOf(name);
  return letters.length > 3 && domains.some((domain) => letters.startsWith(domain) || domain === letters);
}

function onTop(cells: Cell[], source: Source): Candidate<string>[] {
  const top = cells.filter((cell) => cell.page === 1 && isOnTop(cell, source) && nameIn(cell.text) !== null);
  const tallest = Math.max(0, ...top.map(height));
  return top.slice(0, 4).map((cell, index) => {
    const size = tallest > 0 ? height(cell) / tallest : 0.8;
    return { value: cell.text, cells: [cell], score: 0.3 + 0.12 * size - 0.03 * index };
  });
}

const isOnTop = (cell: Cell, source: Source): boolean =>
  cell.box ? cell.box[1] < 0.25 : cell.row < Math.min(10, source.rows.length / 3);

const weigh = ({ value, score }: Candidate<string>, domains: string[]): number =>
  matchesDomain(value, domains) ? score + (1 - score) * 0.6 : score;
