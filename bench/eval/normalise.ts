import { wordsOf } from './words.ts';

const companySuffixes = new Set(
  'ag bhd bv co company corp corporation gmbh inc incorporated kg limited llc lp ltd ltda nv plc pte pty sa sarl sas sb sdn se spa srl'.split(
    ' ',
  ),
);

/** Words without punctuation and case. */
export const plain = (value: unknown): string => wordsOf(String(value ?? '')).join(' ');

/** The name of a company without its legal form, whether that is written "B.V." or "BV". */
export function companyName(value: unknown): string {
  const joined = String(value ?? '')
    .replace(/\b(\p{L})[./](?=\p{L}\b)/gu, '$1')
    .replace(/\(\p{L}{1,2}\)/gu, ' ');
  const words = wordsOf(joined);
  const named = words.filter((word) => !companySuffixes.has(word));
  return (named.length > 0 ? named : words).join(' ');
}

/** A place without what labels add to it, such as "— on-site". */
export const place = (value: unknown): string => plain(String(value ?? '').split(/\s[—–-]\s|[;(]/)[0]);

/** An amount without its sign, which credit notes print or leave out, in hundredths. */
export function amount(value: unknown): number | null {
  const number = typeof value === 'number' ? value : Number(String(value ?? '').replace(/[^\d.-]/g, '') || Number.NaN);
  return Number.isFinite(number) ? Math.abs(Math.round(number * 100)) : null;
}

/** A number as printed on paper: without spaces, punctuation between its parts kept, and without a leading "#". */
export const identifier = (value: unknown): string =>
  String(value ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^#/, '');

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

export type DayOrder = 'day-first' | 'month-first';

/** An ISO date of a date as printed, or null; the order of day and month is that of the paper's country. */
export function isoDate(value: unknown, order: DayOrder): string | null {
  const text = String(value ?? '').trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  if (iso) return written(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = /^(\d{1,2})[ ./-]*([a-z]{3})[a-z]*[ ./-]*(\d{2,4})$/i.exec(text);
  if (named) return written(Number(named[3]), months.indexOf(named[2]?.toLowerCase() ?? '') + 1, Number(named[1]));
  const [, first, second, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})$/.exec(text)?.map(Number) ?? [];
  if (!first || !second || year === undefined) return null;
  return order === 'day-first' ? written(year, second, first) : written(year, first, second);
}

function written(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const full = year >= 100 ? year : year + (year < 70 ? 2000 : 1900);
  return [full, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** The names of several companies, in one order: a list, or one text with ";" between and definitions in brackets. */
export function companyNames(value: unknown): string {
  const names = Array.isArray(value) ? value : String(value ?? '').split(';');
  const bare = names.map((name) => companyName(String(name).replace(/\(.*?\)/gs, ' ')));
  return bare.filter(Boolean).toSorted().join('; ');
}
