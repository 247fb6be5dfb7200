import { words } from './text.ts';

// What people look for first; anything else follows by name.
const firstFields = [
  'title',
  'name',
  'vendor',
  'customer',
  'from',
  'to',
  'subject',
  'parties',
  'invoice_number',
  'date',
  'due_date',
  'total',
  'currency',
];

/** Fields in the order in which people look for them. */
export function inReadingOrder<T extends { name: string }>(fields: T[]): T[] {
  const place = ({ name }: T) => (firstFields.includes(name) ? firstFields.indexOf(name) : firstFields.length);
  return [...fields].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

const money = ['total', 'net', 'tax'];

/** A field as one line, or one line an entry; sums of money with both their decimals. */
export function fieldText(name: string, value: unknown): string {
  if (typeof value !== 'number' || !money.includes(name)) return valueText(value);
  return value.toLocaleString('en', { minimumFractionDigits: 2 });
}

/** A value as one line, or one line an entry. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join('\n');
  if (isLineItem(value)) return lineText(value);
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .map(([name, part]) => `${words(name)}: ${valueText(part)}`)
      .join(', ');
  return typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 4 }) : String(value ?? '');
}

interface LineItem {
  description: string;
  quantity?: number;
  unit_price?: number;
  amount?: number;
}

const isLineItem = (value: unknown): value is LineItem =>
  value !== null && typeof value === 'object' && 'description' in value;

function lineText({ description, quantity, unit_price, amount }: LineItem): string {
  const count = [quantity, unit_price]
    .filter((part) => part !== undefined)
    .map(valueText)
    .join(' × ');
  return [description, count, amount === undefined ? '' : `= ${valueText(amount)}`].filter(Boolean).join('  ');
}
