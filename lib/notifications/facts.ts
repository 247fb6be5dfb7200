import type { MailedDocument, MailedField } from './notification.ts';
import { dateInWords, plain, spaced } from './words.ts';

/** One thing that was found, in plain words. */
export interface Fact {
  label: string;
  value: string;
  /** The reading is unsure, and somebody should look. */
  unsure: boolean;
}

// What tells a reader at a glance which document it is; a mail is not the place for the rest of its content.
const telling: Record<string, string[]> = {
  invoice: ['vendor', 'total', 'due_date', 'invoice_number', 'date'],
  receipt: ['vendor', 'total', 'date'],
  resume: ['name', 'titles', 'years_of_experience', 'skills'],
  contract: ['title', 'parties', 'effective_date', 'expiry_date'],
  letter: ['from', 'to', 'date', 'subject'],
  paper: ['title', 'authors'],
  job_posting: ['title', 'company', 'location', 'salary'],
};
const amounts = new Set(['total', 'net', 'tax']);
const maxFacts = 4;
const maxValue = 80;
const maxListed = 4;
const unsureBelow = 0.6;

/** The few most telling fields of a document, in the order in which people ask for them. */
export function factsOf({ category, fields }: MailedDocument): Fact[] {
  const currency = fields.find(({ name }) => name === 'currency')?.value;
  const names = telling[category ?? ''] ?? fields.map(({ name }) => name).filter((name) => name !== 'currency');
  const facts = names
    .flatMap((name) => fields.find((field) => field.name === name) ?? [])
    .flatMap((field) => factOf(field, typeof currency === 'string' ? currency : null));
  // What somebody should look at is told first of all, in its place among the rest.
  const bySureness = facts.toSorted((a, b) => Number(b.unsure) - Number(a.unsure));
  const told = new Set(bySureness.slice(0, maxFacts));
  return facts.filter((fact) => told.has(fact));
}

function factOf({ name, value, confidence }: MailedField, currency: string | null): Fact[] {
  const unsure = confidence < unsureBelow;
  const found = amounts.has(name) && typeof value === 'number' ? money(value, currency) : inWords(value);
  // Nobody found it, and a document of its kind should have it: that is what somebody should look for.
  const words = value === null && unsure ? 'not found' : found;
  return words ? [{ label: sentenceCase(spaced(name)), value: words, unsure }] : [];
}

function money(amount: number, currency: string | null): string {
  if (currency && /^[A-Z]{3}$/.test(currency)) {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);
  }
  const number = amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return currency ? `${number} ${plain(currency, 10)}` : number;
}

function inWords(value: MailedField['value']): string | null {
  if (typeof value === 'string') return dateInWords(value) ?? (plain(value, maxValue) || null);
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? listed(value) : null;
}

function listed(values: unknown[]): string | null {
  const words = values.filter((value) => typeof value === 'string').map((value) => plain(value, 40));
  if (words.length === 0) return null;
  const more = words.length - maxListed;
  return `${words.slice(0, maxListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
