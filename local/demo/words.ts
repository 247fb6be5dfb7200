import type { Journey } from './journey.ts';

const statusWords: Record<string, string> = {
  sending: 'sending',
  queued: 'waiting',
  completed: 'read',
  needs_review: 'read, please check',
  refused: 'refused',
  overdue: 'still not done',
};
const stageWords: Record<string, string> = {
  extract_text: 'reading the text',
  classify: 'telling what it is',
  extract_fields: 'looking for its fields',
  embed: 'learning what it is about',
  match: 'comparing it with postings',
};

/** Where a document stands, in a person's words. */
export function standing({ status, stage, error }: Journey): string {
  if (error && (status === 'failed' || status === 'refused')) return `${status}: ${spaced(error.code)}`;
  if (status === 'processing') return stageWords[stage ?? ''] ?? 'reading';
  return statusWord(status);
}

export const statusWord = (status: string): string => statusWords[status] ?? spaced(status);

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

export function toneOf(status: string): Tone {
  if (status === 'completed') return 'good';
  if (status === 'needs_review') return 'warn';
  return ['failed', 'refused', 'overdue', 'canceled'].includes(status) ? 'bad' : 'plain';
}

export const spaced = (name: string): string => name.replaceAll('_', ' ');

/** A field's value on one line: a sum with its pennies, the first entries of a list. */
export function valueText(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en', { minimumFractionDigits: 2 });
  if (!Array.isArray(value)) return String(value);
  const more = value.length > 3 ? ` and ${value.length - 3} more` : '';
  return value.slice(0, 3).map(valueText).join(', ') + more;
}
