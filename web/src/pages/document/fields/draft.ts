import { amountOf } from '../../../words/amounts.ts';
import { type FieldKind, kindOf } from '../../../words/field-kinds.ts';

/** What was written into the place of a value: the value, or what is wrong with it. */
export type Written = { value: unknown } | { problem: string };

/** The text that a person begins with when they correct a value. */
export function draftOf(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(String).join('\n');
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'number' && kindOf(name) === 'number' && name !== 'years_of_experience') return value.toFixed(2);
  return String(value);
}

const readers: Partial<Record<FieldKind, (text: string) => Written>> = {
  number: (text) => {
    const value = amountOf(text);
    return value === null ? { problem: 'Write a number such as 1234.50, without a currency.' } : { value };
  },
  date: (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: text } : { problem: 'Write a date such as 2026-03-14.' },
  last_day: (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) || /^perpetual$/i.test(text)
      ? { value: text.toLowerCase() }
      : { problem: 'Write a date such as 2026-03-14, or perpetual where it never ends.' },
  currency: (text) =>
    /^[A-Za-z]{3}$/.test(text)
      ? { value: text.toUpperCase() }
      : { problem: 'Write a code of three letters, such as EUR.' },
  email: (text) => (/^\S+@\S+\.\S+$/.test(text) ? { value: text } : { problem: 'Write a mail address.' }),
  list: (text) => ({
    value: text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  }),
};

/** Reads what a person wrote as the value of a field. */
export function readDraft(name: string, draft: string): Written {
  const text = draft.trim();
  if (text === '') return { problem: 'Write what it says, or reject it.' };
  return (readers[kindOf(name)] ?? ((value) => ({ value })))(text);
}
