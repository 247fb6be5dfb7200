import type { Candidate } from '../../find/candidate.ts';
import { looksLikeAddress } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';
import { type ReceiptLine, topLines } from './lines.ts';
import { rareWordsIn, slipsIn } from './slips.ts';

const SEARCHED = 16;
const LONGEST = 6;

const STOP =
  /(?<!\p{L})(?:tel|tél|fon|mobile|whats?app\w*|fax|phone|hp|h\/p|gst|tax|vat|sst|mwst|tva|ust-?id\w*|siret|siren|invoice|receipt|document|doc|member|date|cashier|e-?mail|www|co\.? ?reg|reg no|registration|roc|bill|table|welcome|telephone|licensee|formerly|store (?:no|#)|served|server|operator|kasse|kassierer|bon|ticket|tisch|steuer\w*|st\.?-?nr|rechnung\w*|datum|inh|inhaber|öffnungszeiten|caisse)(?!\p{L})|@|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\d:\d{2}/iu;
const REGISTRATION =
  /^\W*(?:\(\s?[A-Z]{0,3}\d{5,14}\s?-?\s?[A-Z\d]{0,2}\s?\)?|[A-Z]{0,3}\d{6,14}\s?-?\s?[A-Z\d]{0,2}\)?|co\b.*|reg\b.*|roc\b.*|company (?:no|reg).*|\(co.*)\W*$/i;
const PHONE = /^\W*\+?\(?\d{2,4}\)?[\s.-]?\d{3,4}[\s.-]?\d{3,5}\W*$|\d{2,3}-\d{6,8}\b/;
const AMOUNT = /\d[.,]\d{2}\W*[A-Z€]{0,2}$/;

/** A line that an address begins with: a house, a floor, a plot or a street. */
const HOUSE =
  /^\W*[A-Z]{0,2}\d{1,5}[A-Z]?(?:\s?[-–&/]\s?[A-Z]?\d+[A-Z]?)*[.,]?\s+(?:\p{L}{3}|[A-Z]{2}\d|\p{L}{1,2}\.)/u;
const PLOT = /^\W*(?:no|lot|unit|blk|block|blok|level|lvl|suite|shop|ground|first|second|wisma|batu|km|plot)\b/i;
const STREET =
  /\p{L}{3}(?:str\.|straße|strasse|platz|weg|gasse|allee|ring|damm|ufer) \d|(?<!\p{L})(?:tingkat|bangunan|seksyen|straße|strasse|rue|boulevard|quai|place|highway|hwy|parkway|pkwy|blvd|ave|plaza)(?!\p{L})/iu;
/** The firm on the line of its own address: "Elm Inc., 500 Market Street". */
const LEADING_FIRM = /^\D*?\b(?:Inc\.?|LLC|Ltd\.?|Limited|GmbH|AG|SAS|SARL|B\.V\.),\s*(?=\S.*\d)/;
/** A further line under the town: only a state or a country. */
const ONLY_PLACE = /^\P{L}{0,2}\p{L}[\p{L}'’ .,-]{1,40}$/u;
/** A town that has its country behind it already. */
const LAND = /(?:malaysia|singapore|deutschland|germany|france|united kingdom|USA)\W*$/i;
const POSTCODE = /(?<!\d)\d{5}(?:-\d{4})?(?!\d)|\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|(?:^|[A-Z]{2,3} )\d{4}(?= |$)/;
const TOWN =
  /(?<![\p{L}\d])\d{5}(?:-\d{4})?[\s,]+\p{L}{2}|^\d{4} \p{Lu}\p{Ll}+$|\p{L}{3}[,.\s]+(?:[A-Z]{2}\s)?\d{5}(?:-\d{4})?$|\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}$/u;

const isStop = (text: string): boolean => STOP.test(text) || REGISTRATION.test(text) || PHONE.test(text);
export const opensAddress = (text: string): boolean =>
  !isStop(text) &&
  !AMOUNT.test(text) &&
  (looksLikeAddress(text) || HOUSE.test(text) || PLOT.test(text) || STREET.test(text));
const goesOn = (text: string, before: string): boolean =>
  !isStop(text) &&
  /\p{L}{2}/u.test(text) &&
  !AMOUNT.test(text) &&
  (!TOWN.test(before) || (ONLY_PLACE.test(text) && !LAND.test(before)));

/** Finds the shop's address: the lines from a house, plot or street down to the next thing on the receipt. */
export function findAddress(source: Source, shopRow: number | null): Candidate<string> | null {
  const lines = topLines(source, SEARCHED).filter(({ row }) => row > (shopRow ?? -1));
  const start = lines.findIndex(({ text }) => opensAddress(text));
  if (start < 0) return null;
  const rest = lines.slice(start, start + LONGEST);
  const end = rest.findIndex(({ text }, index) => index > 0 && !goesOn(text, rest[index - 1]?.text ?? ''));
  const address = rest.slice(0, end < 0 ? LONGEST : end);
  const value = address
    .map(({ text }) => text)
    .join(' ')
    .replace(LEADING_FIRM, '')
    .replace(/[\s.,]+$/, '')
    .trim();
  return value ? { value, cells: address.flatMap(({ cells }) => cells), score: sureness(address, value, start) } : null;
}

/** How surely the lines are a whole and rightly read address: photographs seldom are without a slip. */
function sureness(address: ReceiptLine[], value: string, skipped: number): number {
  const isPhoto = address.some(({ cells }) => cells.some(({ legibility }) => legibility < 1));
  const whole =
    (POSTCODE.test(value) ? 0.06 : -0.12) + (TOWN.test(value) ? 0.06 : 0) + (address.length > 1 ? 0.04 : -0.04);
  const broken = address.filter(({ cells }) => cells.length > 1).length + slipsIn(value);
  const base = (isPhoto ? 0.55 : 0.72) + whole - 0.02 * skipped - (isPhoto ? 0.035 * rareWordsIn(value) : 0);
  return Math.max(0.2, base - (isPhoto ? 0.14 : 0.05) * broken);
}
