import type { Reader } from '../find/labelled.ts';
import { MONTH, monthNumber } from './months.ts';

/** Whether 03/04/2024 is the third of April or the fourth of March. */
export type DateOrder = 'dmy' | 'mdy';

const SPACE = '(?:[.,/-]?\\s{1,2}|\\s?[.,/-]{1,2}\\s?(?<!\\s-\\s))';
const YEAR = '(?<year>(?:19|20)\\d{2}|\\d{2}(?!\\d))';
const shapes = (['iso', 'numeric', 'dayMonth', 'monthDay'] as const).map((shape) => ({
  shape,
  pattern: patternOf(shape),
}));

function patternOf(shape: 'iso' | 'numeric' | 'dayMonth' | 'monthDay'): RegExp {
  const source = {
    iso: '(?<![\\d/.-])(?<year>(?:19|20)\\d{2})(?<separator>[-/.])(?<month>\\d{1,2})\\k<separator>(?<day>\\d{1,2})(?!\\d)',
    numeric: `(?<![\\d/.-])(?<first>\\d{1,2})\\s?(?<separator>[-/.])\\s?(?<second>\\d{1,2})\\s?\\k<separator>\\s?${YEAR}(?![\\d])(?!\\k<separator>\\d)`,
    dayMonth: `(?<!\\d)(?<day>\\d{1,2})(?:\\s?(?:s ?t|n ?d|r ?d|t ?h|er|º|ª))?(?:\\s+day)?(?:\\s+(?:of|de))?${SPACE}(?<name>${MONTH})(?![a-zà-ÿ])(?:\\s+(?:de|of))?${SPACE}${YEAR}`,
    monthDay: `(?<![a-zà-ÿ])(?<name>${MONTH})(?![a-zà-ÿ])\\.?[\\s-]{1,2}(?<day>\\d{1,2})(?:\\s?(?:st|nd|rd|th))?\\s?,?[\\s-]{0,2}(?<year>(?:19|20)\\d{2})(?!\\d)`,
  }[shape];
  return new RegExp(source, 'gi');
}

/** Reads dates as ISO strings; `order` decides between day and month where both are possible. */
export const dateReader =
  (order: DateOrder): Reader<string> =>
  (text) => {
    const found = shapes.flatMap(({ shape, pattern }) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const value = isoOf(shape, match.groups ?? {}, order);
        return value ? [{ value, index: match.index, length: match[0].length }] : [];
      }),
    );
    return withoutOverlaps(found.sort((a, b) => a.index - b.index || b.length - a.length));
  };

function isoOf(shape: string, groups: Record<string, string>, order: DateOrder): string | null {
  const year = Number(groups.year);
  if (shape === 'numeric') {
    const [first, second] = [Number(groups.first), Number(groups.second)];
    const isMonthFirst = second > 12 || (order === 'mdy' && first <= 12);
    return isMonthFirst ? isoDate(year, first, second) : isoDate(year, second, first);
  }
  const month = groups.name ? monthNumber(groups.name) : Number(groups.month);
  return month === null ? null : isoDate(year, month, Number(groups.day));
}

/** ISO date of a calendar day that exists; years of two digits are 1970–2069. */
export function isoDate(year: number, month: number, day: number): string | null {
  const full = year >= 100 ? year : year + (year < 70 ? 2000 : 1900);
  const date = new Date(Date.UTC(full, month - 1, day));
  const exists = date.getUTCFullYear() === full && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

function withoutOverlaps<T extends { index: number; length: number }>(found: T[]): T[] {
  let end = -1;
  return found.filter(({ index, length }) => {
    if (index < end) return false;
    end = index + length;
    return true;
  });
}
