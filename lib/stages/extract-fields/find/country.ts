import type { DateOrder } from '../read/date.ts';
import type { Cell, Layout } from './layout.ts';

export interface Country {
  code: string;
  currency: string;
  order: DateOrder;
}

/** Words that tell the country of a document's sender; each occurrence counts once. */
const hints: (Country & { pattern: RegExp })[] = [
  {
    code: 'MY',
    currency: 'MYR',
    order: 'dmy',
    pattern:
      /\bSDN\.? ?BHD\b|\bmalaysia\b|\bselangor\b|\bkuala lumpur\b|\bjohor\b|\bjalan\b|\bpenang\b|\bJLN\b|\bdarul ehsan\b|\b[GC]ST\b.{0,12}\b00[\d ]{10,12}\b/i,
  },
  {
    code: 'DE',
    currency: 'EUR',
    order: 'dmy',
    pattern:
      /\bDE\s?\d{3}\s?\d{3}\s?\d{3}\b|\+49\b|\bdeutschland\b|\bgermany\b|\bGmbH\b|\bMwSt\b|\bUSt\b|\bDE\d{2}(?: ?\d{4}){4}/,
  },
  {
    code: 'FR',
    currency: 'EUR',
    order: 'dmy',
    pattern: /\bFR\s?\d{11}\b|\+33\b|\bfrance\b|\bSIRET\b|\bTVA\b|\bSARL\b/i,
  },
  { code: 'NL', currency: 'EUR', order: 'dmy', pattern: /\bNL\d{9}B\d{2}\b|\+31\b|\bnederland\b|\bBTW\b|\bKvK\b/i },
  {
    code: 'GB',
    currency: 'GBP',
    order: 'dmy',
    pattern: /\bGB\s?\d{9}\b|\+44\b|\bunited kingdom\b|\bengland\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b/,
  },
  {
    code: 'US',
    currency: 'USD',
    order: 'mdy',
    pattern:
      /\b(?:USA|U\.S\.A\.?|United States)\b|,? \b(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY),? \d{5}(?:-\d{4})?\b|\(\d{3}\) ?\d{3}-\d{4}/,
  },
  { code: 'CA', currency: 'CAD', order: 'dmy', pattern: /\bcanada\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b/ },
  { code: 'AU', currency: 'AUD', order: 'dmy', pattern: /\bABN\b|\baustralia\b|\b(?:NSW|QLD|VIC) \d{4}\b|\+61\b/ },
  {
    code: 'IN',
    currency: 'INR',
    order: 'dmy',
    pattern: /\bindia\b|\bGSTIN\b|\bPvt\.? Ltd\b|\b(?:uttar pradesh|karnataka|maharashtra|delhi|bangalore|mumbai)\b/i,
  },
  { code: 'SG', currency: 'SGD', order: 'dmy', pattern: /\bsingapore\b|\bPTE\.? LTD\b|\+65\b/i },
  {
    code: 'CH',
    currency: 'CHF',
    order: 'dmy',
    pattern: /\bCHE-?\d{3}|\bschweiz\b|(?<![\d.,])(?:8[.,]1|7[.,]7)0? ?%|\bswitzerland\b|\+41\b/i,
  },
  { code: 'AT', currency: 'EUR', order: 'dmy', pattern: /\bATU\d{8}\b|\bösterreich\b|\baustria\b|\+43\b/i },
  { code: 'IT', currency: 'EUR', order: 'dmy', pattern: /\bpartita iva\b|\bP\.? ?IVA\b|\bitalia\b|\+39\b/i },
  { code: 'ES', currency: 'EUR', order: 'dmy', pattern: /\bespaña\b|\bspain\b|\bNIF\b|\bCIF\b|\+34\b/i },
  {
    code: 'BE',
    currency: 'EUR',
    order: 'dmy',
    pattern: /\bBE\s?0\d{3}[. ]?\d{3}[. ]?\d{3}\b|\bbelgi(?:um|que|ë)\b|\+32\b/i,
  },
];

/** The country that most lines speak of, with the first such line and their count; null when none does. */
export function countryOf(layout: Layout): { country: Country; cell: Cell; count: number } | null {
  const seen = hints.map((country) => {
    const cells = layout.cells.filter((cell) => country.pattern.test(cell.text));
    return { country, cell: cells[0], count: cells.length };
  });
  const best = seen.sort((a, b) => b.count - a.count)[0];
  return best?.cell ? { country: best.country, cell: best.cell, count: best.count } : null;
}

const NUMERIC = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:(?:19|20)\d{2}|\d{2})(?!\d)/g;

/** The document's order of day and month: by a date that leaves no choice, else by country, else the one most use. */
export function dateOrderOf(layout: Layout, country: Country | null): { order: DateOrder; isKnown: boolean } {
  let monthFirst = 0;
  let dayFirst = 0;
  for (const cell of layout.cells) {
    for (const [, first, second] of cell.text.matchAll(NUMERIC)) {
      if (Number(second) > 12 && Number(first) <= 12) monthFirst++;
      if (Number(first) > 12 && Number(second) <= 12) dayFirst++;
    }
  }
  if (monthFirst !== dayFirst) return { order: monthFirst > dayFirst ? 'mdy' : 'dmy', isKnown: true };
  if (!country) return { order: 'dmy', isKnown: false };
  return { order: country.order, isKnown: !speaksOfAnotherOrder(layout, country) };
}

/** A firm there that writes to a customer here may use the order of either. */
const speaksOfAnotherOrder = ({ cells }: Layout, { order }: Country): boolean =>
  hints.some((other) => other.order !== order && cells.some(({ text }) => other.pattern.test(text)));
