import type { Category, Field } from '../stage.ts';
import { FIELDS_ENGINE } from './find/evidence.ts';

/** What such a document has, and what it is of little use without. */
const main: Partial<Record<Category, string[]>> = {
  invoice: ['invoice_number', 'date', 'vendor', 'total'],
  receipt: ['vendor', 'date', 'total'],
  contract: ['parties'],
  job_posting: ['title'],
};

/** Below every usual threshold, so that a person is asked. */
const confidence = 0.1;

/** The fields with one of value null, and a reason, for each that the category must have and nobody found. */
export function withMissing(category: Category, fields: Field[]): Field[] {
  const missing = main[category]?.filter((name) => !fields.some((field) => field.name === name)) ?? [];
  return [...fields, ...missing.map((name) => missed(category, name))];
}

function missed(category: Category, name: string): Field {
  const [kind, what] = [category, name].map((word) => word.replaceAll('_', ' '));
  const reason = `No ${what} was found, which every ${kind} should have.`;
  return { name, value: null, confidence, page: null, bbox: null, quote: null, engine: FIELDS_ENGINE, reason };
}
