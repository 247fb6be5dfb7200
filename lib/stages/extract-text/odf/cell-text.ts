import type { Attributes } from '../xml.ts';

/** What a cell says: dates and times as ISO has them, numbers without binary noise, everything else as it is shown. */
export function cellText(attributes: Attributes, shown: string): string {
  const type = attributes['value-type'];
  if (type === 'date') return isoDate(attributes['date-value'] ?? shown);
  if (type === 'time') return clock(attributes['time-value'] ?? '') ?? shown;
  if (type === 'float') return plainNumber(attributes.value ?? '') ?? shown;
  if (type === 'boolean') return attributes['boolean-value']?.toUpperCase() ?? shown;
  return shown;
}

const isoDate = (value: string) =>
  value
    .replace(/T00:00:00(\.0+)?$/, '')
    .replace('T', ' ')
    .replace(/^(.{16}):00$/, '$1');

/** `PT09H30M00S` is 09:30; what is longer than a day stays as it is shown. */
function clock(value: string): string | null {
  const [, hours = '', minutes = '', seconds = ''] = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(value) ?? [];
  if (hours === '' || Number(hours) > 23) return null;
  const parts = [hours, minutes, seconds].map((part) => part.padStart(2, '0'));
  return parts.join(':').replace(/:00$/, '');
}

function plainNumber(value: string): string | null {
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? null : String(Number(number.toPrecision(15)));
}
