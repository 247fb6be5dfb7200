import { E_INVOICE_ENGINE, type EInvoice } from '../../../e-invoice/e-invoice.ts';
import type { Field } from '../../../stage.ts';
import type { Value } from '../../find/candidate.ts';
import { around, quoteOf } from '../../find/evidence.ts';
import type { Cell } from '../../find/layout.ts';
import { lettersOf } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';
import { readIban } from '../../read/iban.ts';

const confidence = 0.99;
/** A reading of the page that is surer than this and says something else is shown beside the value. */
const speaksAgainst = 0.6;

/**
 * The fields as the invoice's XML gives them, each shown where the page prints it, and for the rest those that were read
 * from the page. What the page says otherwise changes no value: it stands in the quote, with its place.
 */
export function fromXml(source: Source, invoice: EInvoice, fromPage: Field[]): Field[] {
  const given = Object.entries(valuesOf(invoice)).flatMap(([name, value]) => {
    if (value === null) return [];
    const read = fromPage.find((field) => field.name === name);
    return [{ name, value, confidence, ...placeOf(source, value, read), engine: E_INVOICE_ENGINE }];
  });
  const names = new Set(given.map(({ name }) => name));
  return [...given, ...fromPage.filter(({ name }) => !names.has(name))];
}

function valuesOf({ line_items, ...fields }: EInvoice): Record<string, Value | null> {
  const items = line_items.map((item) =>
    Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)),
  );
  return { ...fields, line_items: items.length > 0 ? (items as Value) : null };
}

function placeOf(source: Source, value: Value, read: Field | undefined): Pick<Field, 'page' | 'bbox' | 'quote'> {
  if (read && (Array.isArray(value) || isSame(read.value, value))) {
    return { page: read.page, bbox: read.bbox, quote: read.quote };
  }
  const cells = printed(source, value);
  if (cells[0]) return { page: cells[0].page, bbox: around(cells), quote: quoteOf(cells) };
  if (read && !Array.isArray(value) && read.confidence >= speaksAgainst) {
    return { page: read.page, bbox: read.bbox, quote: `XML: ${value} / page ${read.page}: ${read.quote}` };
  }
  return { page: null, bbox: null, quote: Array.isArray(value) ? null : String(value) };
}

const isSame = (one: Value, other: Value): boolean => {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(Math.abs(one) - Math.abs(other)) < 0.005;
  return lettersOf(String(one)) === lettersOf(String(other));
};

/** The cells that print the value; the shortest that holds it is the least likely to be about something else. */
function printed(source: Source, value: Value): Cell[] {
  if (Array.isArray(value)) return itemCells(source, value.slice(0, MOST_ITEMS).map(descriptionOf));
  if (typeof value === 'number') return shortestWith(source, value);
  if (typeof value !== 'string') return [];
  const whole = shortestWith(source, value);
  return whole.length > 0 ? whole : inTwoCells(source, value);
}

function shortestWith(source: Source, value: string | number): Cell[] {
  const holding = source.cells.filter((cell) => holds(source, cell.text, value));
  const [shortest] = holding.sort((a, b) => a.text.length - b.text.length);
  return shortest ? [shortest] : [];
}

function inTwoCells({ cells }: Source, value: string): Cell[] {
  const letters = lettersOf(value);
  const first = cells.findIndex((cell, index) => {
    const next = cells[index + 1];
    return next?.page === cell.page && lettersOf(cell.text + next.text) === letters;
  });
  return first < 0 ? [] : cells.slice(first, first + 2);
}

const descriptionOf = (item: Value): string =>
  item !== null && typeof item === 'object' && 'description' in item ? String(item.description) : '';

const MOST_ITEMS = 20;

/** The first cell of each description, on the page of the first. */
function itemCells({ cells }: Source, descriptions: string[]): Cell[] {
  const letters = cells.map(({ text }) => lettersIn(text));
  const found = descriptions.flatMap((description) => {
    const wanted = lettersIn(description);
    return wanted.length > 4 ? (cells[letters.findIndex((text) => text.includes(wanted))] ?? []) : [];
  });
  return found.filter(({ page }) => page === found[0]?.page);
}

function holds(source: Source, text: string, value: string | number): boolean {
  if (typeof value === 'number') {
    return source.readAmount(text).some((one) => one.value.hasDecimals && isSame(one.value.amount, value));
  }
  const read = [...source.readDate(text), ...readIban(text)];
  return read.some((one) => one.value === value) || (value.length > 2 && lettersIn(text).includes(lettersIn(value)));
}

/** Letters and digits with one blank between words, and around them, so that only whole words are found. */
const lettersIn = (text: string): string =>
  ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `;
