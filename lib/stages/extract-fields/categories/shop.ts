import type { Candidate } from '../find/candidate.ts';
import type { Cell } from '../find/layout.ts';
import { looksLikeAddress, looksLikeName, namesFirm } from '../find/names.ts';
import type { Source } from '../find/source.ts';

const TRADE =
  /\b(?:restaurant|restoran|café|cafe|coffee|kopitiam|bakery|bakeries|store|stores|shop|mart|market|supermarket|hypermarket|hardware|trading|enterprise|supply|suppl(?:ies|iers?)|centre|center|pharmacy|farmasi|house|kitchen|bistro|bar|hotel|station|stationery|book\w*|station(?:ers)?|perniagaan|kedai|pasaraya|syarikat|restaurants|electrical|delights?|packaging|foods?|beauty|fashion|motor|auto|clinic|dental|services?|industries|sdn|apotheke|bäckerei|supermarkt|boulangerie|pizzeria)\b/i;
const GREETING =
  /\b(?:welcome|thank|please|open|hours?|licensee|customer|copy|goods sold|invoice|receipt|bill|cash|table|order|tel|fax|family)\b/i;
const REGISTRATION =
  /^\W*(?:\(?\s?[A-Z]{0,3}\d{5,12}\s?-?\s?[A-Z]{0,2}\s?\)?|co\b.*|reg\b.*|roc\b.*|gst\b.*|company (?:no|reg).*|\(co.*)\W*$/i;
const END_OF_ADDRESS =
  /\b(?:tel|fax|phone|hp|h\/p|gst|tax|vat|invoice|receipt|date|cashier|email|e-mail|www|co\.? ?reg|reg no|bill|table|welcome|telephone)\b/i;
const NOT_AN_ADDRESS = /\b(?:licensee|formerly)\b|^\W*\(?\d{5,}-?[A-Z]?\)?\W*$|\d:\d{2}/i;
const TOP = 8;

/** Finds the shop's name among the first lines: a firm or trade before a line that is only a name. */
export function findShop(source: Source): Candidate<string> | null {
  const top = source.cells.filter((cell) => cell.row < TOP);
  const scored = top.flatMap((cell, index) => {
    const text = nameOf(cell.text);
    if (!looksLikeName(text) || looksLikeAddress(text)) return [];
    return [{ value: text, cells: [cell], score: scoreOf(cell, text, index, top[index + 1]) }];
  });
  return scored.sort((a, b) => b.score - a.score)[0] ?? null;
}

/** A name without the registration number printed behind it: "ELM TRADING (123456-X)". */
const nameOf = (text: string): string =>
  text.replace(/\s*\((?:co\.? ?(?:reg\.? ?)?no\.?:? ?)?[A-Z]{0,3}\d[\w -]{4,14}\)?\s*$/i, '').trim();

function scoreOf(cell: Cell, text: string, index: number, next: Cell | undefined): number {
  const firm = namesFirm(text) || namesFirm(text.toUpperCase()) ? 0.3 : 0;
  const trade = TRADE.test(text) ? 0.2 : 0;
  const registered = text !== cell.text || (next && REGISTRATION.test(next.text)) ? 0.12 : 0;
  const greeting = GREETING.test(text) ? 0.3 : 0;
  return Math.min(0.93, 0.5 + Math.max(firm, trade) + registered - greeting - 0.06 * index);
}

/** Finds the shop's address: the address lines under its name. */
export function findAddress(source: Source, shop: Candidate<string> | null): Candidate<string> | null {
  const from = shop?.cells[0] ? source.cells.indexOf(shop.cells[0]) + 1 : 0;
  const nearby = source.cells.slice(from, from + 9);
  const start = nearby.findIndex(
    ({ text }) => looksLikeAddress(text) && !END_OF_ADDRESS.test(text) && !NOT_AN_ADDRESS.test(text),
  );
  if (start < 0) return null;
  const rest = nearby.slice(start);
  const end = rest.findIndex(({ text }, index) => index > 0 && !continuesAddress(text));
  const cells = rest.slice(0, end < 0 ? 4 : Math.min(end, 5));
  return { value: cells.map(({ text }) => text).join(' '), cells, score: cells.length > 1 ? 0.75 : 0.6 };
}

const continuesAddress = (text: string): boolean =>
  !END_OF_ADDRESS.test(text) && !REGISTRATION.test(text) && /\p{L}{3}/u.test(text) && !/\d[.,]\d{2}\b/.test(text);
