import { CURRENCY_CODE, currencyOf } from '../read/currency.ts';
import type { Amount } from '../read/money.ts';
import type { Candidate } from './candidate.ts';
import type { Source } from './source.ts';

const SPOKEN =
  /\b(?:currency|währung|devise|valuta|moneda|divisa|(?:beträge|preise|angaben) in|amounts? in|montants? en|prix en|bedragen in|prijzen in|importi in|prezzi in|importes? en|precios en|prices? (?:are )?in|charges.{0,30} in)\b/i;
const WORDS: [RegExp, string][] = [
  [/\bUS dollars?\b/i, 'USD'],
  [/\beuros?\b/i, 'EUR'],
  [/\bfrancs suisses\b|\b(?:schweizer )?franken\b/i, 'CHF'],
  [/\bpounds? sterling\b/i, 'GBP'],
];

/** The document's currency: as stated, else as written at most amounts, else as used in its country. */
export function findCurrency(source: Source): Candidate<string> | null {
  return stated(source) ?? written(source) ?? spelled(source) ?? byCountry(source);
}

function stated(source: Source): Candidate<string> | null {
  for (const cell of source.cells) {
    const match = SPOKEN.exec(cell.text);
    if (!match) continue;
    const rest = cell.text.slice(match.index);
    const next = source.rows[cell.row]?.[cell.column + 1];
    const code = CURRENCY_CODE.exec(rest)?.[0] ?? WORDS.find(([word]) => word.test(rest))?.[1];
    if (code) return { value: code, cells: [cell], score: 0.96 };
    const beside = next && CURRENCY_CODE.exec(next.text)?.[0];
    if (next && beside) return { value: beside, cells: [next], score: 0.95 };
  }
  return null;
}

function written(source: Source): Candidate<string> | null {
  const counts = new Map<string, { count: number; candidate: Candidate<string> }>();
  for (const cell of source.cells) {
    for (const { value } of source.readAmount(cell.text)) if (value.hasDecimals) count(value, cell);
    const column = IN_BRACKETS.exec(cell.text) ?? AT_END.exec(cell.text) ?? ALONE.exec(cell.text);
    const code = column?.[1] && currencyOf(column[1]);
    if (code) count({ amount: 0, currency: code, hasDecimals: false, isNegative: false }, cell);
  }
  function count({ currency }: Amount, cell: Source['cells'][number]) {
    if (!currency) return;
    const value = currency === '$' ? dollarOf(source) : currency;
    const known = counts.get(value) ?? { count: 0, candidate: { value, cells: [cell], score: 0 } };
    counts.set(value, { ...known, count: known.count + 1 });
  }
  const [best, second] = [...counts.values()].sort((a, b) => b.count - a.count);
  if (!best) return null;
  const share = best.count / (best.count + (second?.count ?? 0));
  return { ...best.candidate, score: 0.6 + 0.35 * share };
}

/** "Amount (EUR)", the head of a column. */
const IN_BRACKETS = /\((RM|€|£|₹|Rs\.?|[A-Z]{3})\)/;

/** "Total EUR", with the amount in the next column. */
const AT_END = /^\D{2,30}\s(RM|[A-Z]{3})$/;

/** A column, or a cell of its own beside an amount. */
const ALONE = /^(RM|[€£₹]|[A-Z]{3})$/;

const SPELLED: [RegExp, string][] = [
  [/\brupees?\b/i, 'INR'],
  [/\bringgit\b/i, 'MYR'],
  [/\bfrancs suisses\b|\bschweizer franken\b/i, 'CHF'],
  [/\bz[łl]otych\b/i, 'PLN'],
];

/** The sum in words, as some countries ask for. */
function spelled(source: Source): Candidate<string> | null {
  for (const [word, value] of SPELLED) {
    const cell = source.cells.find(({ text }) => word.test(text));
    if (cell) return { value, cells: [cell], score: 0.8 };
  }
  return null;
}

/** A bare dollar sign is the local dollar where the country has one, else the US dollar. */
function dollarOf(source: Source): string {
  const local = source.country?.country.currency ?? '';
  return ['CAD', 'AUD', 'SGD', 'MYR'].includes(local) ? local : 'USD';
}

/** Nothing is written at the amounts: the country's currency is likely, and less sure. */
function byCountry(source: Source): Candidate<string> | null {
  if (!source.country) return null;
  const { country, cell, count } = source.country;
  return { value: country.currency, cells: [cell], score: 0.58 + 0.04 * Math.min(count - 1, 3) };
}
