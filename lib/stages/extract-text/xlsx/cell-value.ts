import type { NumberKind } from './styles.ts';

const dayInMs = 86_400_000;
/** Day 0 of the two calendars; 1899-12-30 makes up for the 29 February 1900 that Excel believes in. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
const lastDay = 2_958_465;

/** A number as its format means it: ISO date or time, percent, or the number without binary noise. */
export function numberText(raw: string, kind: NumberKind, startsIn1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (kind === 'percent') return `${withoutNoise(value * 100)}%`;
  if (kind === 'number' || value < 0 || value > lastDay) return withoutNoise(value);
  const seconds = Math.round((value * dayInMs) / 1000);
  const iso = new Date((startsIn1904 ? epoch1904 : epoch1900) + seconds * 1000).toISOString();
  const time = iso.slice(11, 19).replace(/:00$/, '');
  if (kind === 'time') return time;
  return kind === 'date' || time === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}

const withoutNoise = (value: number) => String(Number(value.toPrecision(15)));
