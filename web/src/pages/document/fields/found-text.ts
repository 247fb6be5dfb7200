import { kindOf } from '../../../words/field-kinds.ts';
import { fieldText } from '../../../words/fields.ts';

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

/** A value as people read it; days with the name of their month, so that nobody takes it for the day. */
export function foundText(name: string, value: unknown): string {
  if (!['date', 'last_day'].includes(kindOf(name)) || !isDay(value)) return fieldText(name, value);
  return new Date(value).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
