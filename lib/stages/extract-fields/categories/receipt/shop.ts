import { namesTown } from '../../find/blocks.ts';
import type { Candidate } from '../../find/candidate.ts';
import { domainsOf, ownsDomain } from '../../find/domains.ts';
import { mailSender } from '../../find/mail-header.ts';
import { lettersOf, looksLikeAddress, looksLikeName, namesFirm } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';
import { opensAddress } from './address.ts';
import { type ReceiptLine, topLines } from './lines.ts';
import { brandOf } from './shop-brand.ts';
import { slipsIn } from './slips.ts';

const TRADE =
  /\b(?:restaurant|restoran|café|cafe|coffee|kopitiam|bakery|bakeries|stores?|shop|mart|market|markt|marché|supermarket|supermarché|hypermarket|hardware|trading|enterprise|supply|suppl(?:ies|iers?)|centre|center|pharmacy|pharmacie|farmasi|house|kitchen|bistro|diner|bar|hotel|hôtel|station|stationery|book\w*|station(?:ers)?|perniagaan|kedai|pasaraya|syarikat|restaurants|grocers|florist|deli|diner|eiscafé|konditorei|buchhandlung|gasthof|imbiss|kiosk|tankstelle|blumen|boutique|librairie|épicerie|crêperie|bistrot|électroménager|electrical|delights?|packaging|foods?|grocery|beauty|fashion|motor|auto|clinic|dental|services?|industries|handicraft|tailoring|apotheke|bäckerei|metzgerei|gasthaus|gaststätte|drogerie|baumarkt|supermarkt|boulangerie|pâtisserie|brasserie|tabac|pizzeria)\b/iu;
const GREETING =
  /\b(?:welcome|thank|please|open|hours?|licensee|formerly|known as|customer|copy|goods sold|invoice|receipt|bill|cash(?! (?:&|and|n) carry)|table|order|tel|fax|the family|served|willkommen|bienvenue|quittung|kassenbon|ticket)\b/i;
const REGISTRATION =
  /^\W*(?:\(?\s?[A-Z]{0,3}\d{5,12}\s?-?\s?[A-Z]{0,2}\s?\)?|co\b.*|reg\b.*|roc\b.*|gst\b.*|company (?:no|reg).*|\(co.*)\W*$/i;
const ONLY_FORM = /^\W*(?:\([A-Z]{1,3}\)\W*)?(?:sdn\.? ?bhd|bhd|gmbh|s\.?a\.?r\.?l|ltd|llc|inc|e\.? ?k)\W*$/i;
/** A legal form as a poor photograph has it. */
const WORN_FORM = /\b[s5$]\s?[dc][nm]\W{0,2}[b8]h[do0]\b|\bS\/B\b|\bSB$|\bbhd\b/i;
/** "SDH BHD" */
const TORN_FORM = /\b(?!sdn)(?:s\w{1,2}|\wdn)\W{0,2}bhd\b/i;
const TOP = 9;

export interface Shop extends Candidate<string> {
  row: number;
}

/** Finds the shop's name among the first lines: a firm or trade before a line that is only a name. */
export function findShop(source: Source): Shop | null {
  const lines = withForms(topLines(source, TOP));
  const named = lines.flatMap((line, index) => {
    const value = nameOf(line.text);
    if (!looksLikeName(value) || isAddress(value) || isHouse(value, lines[index + 1])) return [];
    const score = scoreOf(line, value, index, lines.slice(index + 1, index + 3));
    return [{ value, cells: line.cells, row: line.row, score, slips: slipsInName(line) }];
  });
  const best = doubted([...mailed(source), ...mailboxes(source), ...named].sort((a, b) => b.score - a.score)[0]);
  const brand = brandOf(source, lines);
  if (!brand) return best;
  const isItsFirm = best !== null && brand.row !== best.row && lettersOf(best.value).includes(lettersOf(brand.value));
  if (isItsFirm) return { ...best, score: Math.min(0.96, best.score + 0.05) };
  // the company behind a brand is named as often as the brand
  return { ...brand, score: best && isFirm(best.value) && best.row !== brand.row ? 0.55 : 0.85 };
}

const MAILED =
  /^(?:your |ihre? )?(?:receipt|payment|quittung|zahlungsbeleg|reçu) (?:from|to|von|an|de) (?<name>\p{Lu}.{1,60}?)[\s.!]*$/iu;

/** "Your receipt from Elmware", as receipts by mail begin. */
const mailed = (source: Source): (Shop & { slips: number })[] =>
  source.cells.slice(0, TOP).flatMap((cell) => {
    const value = MAILED.exec(cell.text)?.groups?.name;
    return value ? [{ value, cells: [cell], row: cell.row, score: 0.84, slips: 0 }] : [];
  });

/** Who sent a receipt by mail; surer where the address is that name's own. */
const mailboxes = (source: Source): (Shop & { slips: number })[] =>
  source.cells.slice(0, 1).flatMap((cell) => {
    const value = mailSender(cell);
    if (!value || !looksLikeName(value)) return [];
    const score = 0.65 + 0.17 * ownsDomain(value, domainsOf([cell]));
    return [{ value, cells: [cell], row: cell.row, score, slips: 0 }];
  });

/** "(M) SDN. BHD." alone on a line ends the name above it. */
const withForms = (lines: ReceiptLine[]): ReceiptLine[] =>
  lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (index > 0 && ONLY_FORM.test(line.text)) return [];
    if (!next || !ONLY_FORM.test(next.text)) return [line];
    return [{ ...line, text: `${line.text} ${next.text}`, cells: [...line.cells, ...next.cells] }];
  });

/** A name without the registration number printed behind it: "ELM TRADING (123456-X)". */
const nameOf = (text: string): string =>
  text
    .replace(/(?<!^\W*(?:store|shop|register|terminal|till|pump)\W*)\s#\s?\d{2,}$/i, '')
    .replace(/(?<=\p{L}{3})(?=S\/B\b|S[Dd][Nn]\W{0,2}B[Hh][Dd]\b)/u, ' ')
    .replace(/\s*[([](?:co\.? ?(?:reg\.? ?)?no\.?:? ?)?[A-Z]{0,3}\d?[\w -]{4,14}[)\]]?\s*$/i, (end) =>
      /\d{3}|\(\d+-?\)?$/.test(end) ? '' : end,
    )
    .replace(/^[\s*.,'"“_-]+|[\s*,'"”_-]+$/g, '');

const isFirm = (text: string): boolean => namesFirm(text) || namesFirm(text.toUpperCase()) || WORN_FORM.test(text);

const isAddress = (name: string): boolean =>
  /^\W*(?:no|lot)\W*\d/i.test(name) || (looksLikeAddress(name) && !isFirm(name) && !TRADE.test(name));

/** Torn letters make a name doubtful; which line holds the name they do not change. */
const doubted = (shop: (Shop & { slips: number }) | undefined): Shop | null =>
  shop ? { ...shop, score: Math.max(0.2, shop.score - 0.33 * shop.slips) } : null;

const slipsInName = ({ cells }: ReceiptLine): number => {
  if (cells.every(({ legibility }) => legibility === 1)) return 0;
  const text = cells.map((cell) => cell.text).join(' ');
  return slipsIn(text) + (TORN_FORM.test(text) ? 1 : 0);
};

/** "Markt 3" above the town: a square without a word for streets. */
const isHouse = (name: string, next: ReceiptLine | undefined): boolean =>
  /^\p{L}[\p{L}. -]* \d{1,4} ?[a-z]?$/u.test(name) && next !== undefined && namesTown(next.text);

function scoreOf(line: ReceiptLine, name: string, index: number, below: ReceiptLine[]): number {
  const [next] = below;
  const firm = isFirm(name) ? 0.3 : 0;
  const trade = TRADE.test(name) ? 0.2 : 0;
  const registered = name !== line.text || (next && REGISTRATION.test(next.text)) ? 0.12 : 0;
  const isAddressed = below.some(({ text }) => namesTown(text)) || (next && opensAddress(next.text));
  const heading = index === 0 && isAddressed ? 0.14 : 0;
  const house = /^\d+ /.test(name) && !firm && !trade ? 0.2 : 0;
  const greeting = GREETING.test(name) ? 0.3 : 0;
  return Math.max(
    0.2,
    Math.min(0.93, 0.5 + Math.max(firm, trade, heading) + registered - greeting - house - 0.06 * index),
  );
}
