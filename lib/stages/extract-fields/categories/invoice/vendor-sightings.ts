import { nameUnder } from '../../find/block-name.ts';
import { blocksOf, namesTown, tellsOfItself } from '../../find/blocks.ts';
import { besides } from '../../find/buyer-block.ts';
import { type Cell, height } from '../../find/layout.ts';
import { mailSender } from '../../find/mail-header.ts';
import { firmIn, greets, isName, looksLikeAddress, looksLikeName, namesFirm } from '../../find/names.ts';
import { SELLER } from '../../find/seller-label.ts';
import type { Source } from '../../find/source.ts';

/** A place where a document seems to name its sender; each kind counts once for a name. */
export interface Sighting {
  name: string;
  cells: Cell[];
  kind: keyof typeof weights;
}

/** What each kind of place is worth as a proof, in log-odds. */
export const weights = {
  label: 2.2,
  senderLine: 1.6,
  mailbox: 1.4,
  imprint: 1,
  payee: 1,
  letterhead: 0.9,
  title: 0.8,
  copyright: 0.8,
  named: 0.5,
  address: 0.5,
  legalForm: 0.5,
} as const;

const PAYEE =
  /\b(?:kontoinhaber(?:in)?|account (?:holder|name)|name of account|beneficiary(?: name)?|zahlungsempfänger|empfänger|titulaire(?: du compte)?|bénéficiaire|(?:che(?:que|ck)s?|payments?) (?:payable )?to|payable to|rekeninghouder|t\.?n\.?v\.?|ten name van|intestatario|intestato a|titular(?: de la cuenta)?)\s?(?::\s?|(?= \p{Lu}))/iu;
const COPYRIGHT =
  /(?:©|\(c\)|\bcopyright\b)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s*)?(?<name>[\p{Lu}\d][^©|]{2,60}?)(?:,?\s*\d{4})?(?:[.|]|$)/iu;
const TITLED =
  /^(?!(?:sales|tax|commercial|pro-?forma|final|interim|faktura|fattura)\b)(?<name>.{3,50}?)[\s–-]+(?:tax )?(?:invoice|rechnung|facture|factuur|fattura|factura)$/iu;
const NAMED =
  /\b(?:for(?: and)? on behalf of|thank you for (?:choosing|shopping (?:at|with)|your (?:order|business|purchase) (?:at|with|from))|merci d'avoir choisi|(?:bestellung|einkauf) bei|powered and sold by|(?:are|is) (?:sold|provided|issued) by)\s+(?<name>\p{Lu}.{2,60})/iu;
const NO_SENDER =
  /\b(?:invoice|rechnung|facture|factuur|fattura|factura|bill|quittung|beleg|gutschrift|avoir|credit note|statement|rekening|parcella|kopie|copy|order|lieferschein|receipt|page|seite)(?:en|s)?\b|[!?]$|^(?:[A-Z]{3}|\p{L}{1,3}\W*)$/iu;
/** "An Elm GmbH, High Street 1": a line that says to whom it goes. */
const ADDRESSED = /^(?:An|To|Aan|Pour|À)(?: (?:die|den|das|the|la|le))?\s?:?\s(?=\p{Lu}.*\d)/u;
/** A sentence or the end of one. */
const SENTENCE = /^\p{Ll}|\p{Ll}{3}\.$/u;

const MOST = 500;

/** Every place in cells that are not the buyer's where the sender may be named. */
export function sightings(source: Source, cells: Cell[]): Sighting[] {
  const known = new Set(cells);
  const blocks = blocksOf(source).map((block) => block.filter((cell) => known.has(cell)));
  const found = [
    ...labelled(source, cells),
    ...cells.flatMap(inOneLine),
    ...cells.flatMap((cell) => payees(source, cell)),
    ...letterheads(source, cells),
    ...blocks.flatMap(imprints),
  ];
  return found.filter(({ name }) => isName(name)).slice(0, MOST);
}

function labelled(source: Source, cells: Cell[]): Sighting[] {
  return cells.flatMap((cell): Sighting[] => {
    const match = SELLER.exec(cell.text);
    if (!match) return [];
    const [rest = ''] = tidy(cell.text.slice(match[0].length)).split(/,\s(?=.*\d)/);
    if (looksLikeName(rest) && (/[:.]|\b(?:by|par|durch|von|to)\s$/i.test(match[0]) || namesFirm(rest))) {
      return [{ name: firmIn(rest) ?? rest, cells: [cell], kind: 'label' }];
    }
    if (rest.length > 2) return [];
    const name = nameUnder(source, cell);
    return name ? [{ name: name.value, cells: name.cells, kind: 'label' }] : [];
  });
}

function inOneLine(cell: Cell): Sighting[] {
  const firm = ADDRESSED.test(cell.text) ? null : firmIn(cell.text);
  const isFirm = firm !== null && firm.length <= 60 && firm.split(' ').length <= 9 && !SELLER.test(firm);
  const named = NAMED.exec(cell.text)?.groups?.name?.replace(/[.!].*$/, '');
  const copyright = COPYRIGHT.exec(cell.text)?.groups?.name;
  const titled = TITLED.exec(cell.text)?.groups?.name;
  const sender = senderIn(cell.text);
  const mailbox = mailSender(cell);
  const isImprint = isFirm && tellsOfItself(cell.text.replace(firm, ''));
  return [
    ...(isImprint ? [{ name: firm, cells: [cell], kind: 'imprint' as const }] : []),
    ...(isFirm ? [{ name: firm, cells: [cell], kind: 'legalForm' as const }] : []),
    ...(sender ? [{ name: sender, cells: [cell], kind: 'senderLine' as const }] : []),
    ...(mailbox ? [{ name: tidy(mailbox), cells: [cell], kind: 'mailbox' as const }] : []),
    ...(named ? [{ name: firmIn(named) ?? tidy(named), cells: [cell], kind: 'named' as const }] : []),
    ...(copyright ? [{ name: tidy(copyright), cells: [cell], kind: 'copyright' as const }] : []),
    ...(titled ? [{ name: titled, cells: [cell], kind: 'title' as const }] : []),
  ];
}

/** "Elm GmbH - High Street 1 - 12345 Town": the sender's line above an address window or in a footer. */
function senderIn(text: string): string | null {
  const parts = text.split(/\s+[-–|•·●*]\s+|,\s+|\s,\s/).map((part) => part.trim());
  const [name] = parts;
  if (ADDRESSED.test(text)) return null;
  if (parts.length < 2 || text.length > 200 || !name || /^\d/.test(name) || !isName(name) || isNoSender(name))
    return null;
  const rest = parts.slice(1);
  return rest.some(namesTown) && rest.some((part) => looksLikeAddress(part) || namesTown(part)) ? name : null;
}

/** Who gets the money; the line may hold more behind the name. */
function payees(source: Source, cell: Cell): Sighting[] {
  const match = PAYEE.exec(cell.text);
  if (!match) return [];
  const rest = tidy(cell.text.slice(match.index + match[0].length).split(/\s[-–|•·]\s|[,;]\s/)[0] ?? '');
  const name = rest.length > 2 ? rest : tidy(besides(source, cell)[0]?.text ?? '');
  return [{ name: firmIn(name) ?? name, cells: [cell], kind: 'payee' }];
}

/** Names at the head of the first page, the first and tallest before the rest; an address under one speaks for it. */
function letterheads(source: Source, cells: Cell[]): Sighting[] {
  const known = new Set(cells);
  const top = cells
    .filter((cell) => cell.page === cells[0]?.page && isOnTop(cell, source))
    .sort((a, b) => a.row - b.row);
  const names = top.filter(({ text }) => isName(tidy(text)) && !isNoSender(text));
  const tallest = Math.max(0, ...names.map(height));
  const heights = top.map(height).sort((a, b) => a - b);
  // where all is of one size, only the first name heads the page
  const plain = 1.05 * (heights[Math.floor(heights.length / 2)] ?? 0);
  const heads = names
    .filter((cell, index) => index === 0 || (tallest > plain && height(cell) > 0.95 * tallest))
    .slice(0, 2);
  return heads.flatMap((cell): Sighting[] => {
    const name = tidy(cell.text);
    const under = source.rows.slice(cell.row, cell.row + 5).flat();
    const isAddressed = under.some(
      (other) => other !== cell && known.has(other) && isBelow(cell, other) && namesTown(other.text),
    );
    const head: Sighting = { name, cells: [cell], kind: 'letterhead' };
    return isAddressed ? [head, { ...head, kind: 'address' }] : [head];
  });
}

const isNoSender = (text: string): boolean =>
  greets(text) || ((NO_SENDER.test(text) || SENTENCE.test(text)) && !namesFirm(text));

const isBelow = (cell: Cell, other: Cell): boolean =>
  !cell.box || !other.box || Math.abs(cell.box[0] - other.box[0]) < 0.05 || Math.abs(cell.box[2] - other.box[2]) < 0.05;

const isOnTop = (cell: Cell, source: Source): boolean =>
  cell.box ? cell.box[1] < 0.2 : cell.row < Math.min(6, source.rows.length / 3);

/** A name that heads an address, or a block which tells how to reach, to pay or to find it in a register. */
function imprints(block: Cell[]): Sighting[] {
  const isOwn = block.some(({ text }) => tellsOfItself(text));
  if (!isOwn && !block.some(({ text }) => namesTown(text))) return [];
  const first = block.find(
    ({ text }) => looksLikeName(text) && !looksLikeAddress(text) && !isNoSender(text) && !tellsOfItself(text),
  );
  if (!first || block.indexOf(first) > 2) return [];
  return [{ name: firmIn(first.text) ?? tidy(first.text), cells: [first], kind: isOwn ? 'imprint' : 'address' }];
}

/** Without the signs around it, and without the number of a register behind it: "ELM TRADING (123456-X)". */
const tidy = (text: string): string =>
  text
    .replace(/\s*\([A-Z]{0,3}\d[\d -]{4,}[\w-]*\)\s*$/, '')
    .replace(/^[\s:–-]+|[\s:,;–-]+$/g, '')
    .replace(/\s+/g, ' ');
