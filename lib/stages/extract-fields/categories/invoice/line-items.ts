import type { Candidate } from '../../find/candidate.ts';
import type { Cell } from '../../find/layout.ts';
import type { Source } from '../../find/source.ts';
import { parseNumber } from '../../read/money.ts';

export type LineItem = { description: string; quantity: number; unit_price: number; amount: number };

const HEADER_WORDS =
  /\b(?:description|item|product|article|artikel(?:bezeichnung)?|beschreibung|bezeichnung|produkt|désignation|omschrijving|qty|quantity|menge|quantité|aantal|hoeveelheid|unit price|price|preis|einzelpreis|nettopreis|prix|prijs|amount|betrag|summe|total|montant|bedrag|nettobetrag)\b/gi;
const END = /\b(?:sub ?total|total|summe|gesamt|zwischensumme|totaal|balance|belegsummen|umsatzsteuer)\b/i;
const NUMBER = /(?<![\p{L}\d.,])[-−]?\d[\d.,'’]*(?![\p{L}\d])/gu;
const MAX_ITEMS = 200;

/** Reads the lines of the table of goods whose quantity times price is their amount; other lines are left out. */
export function findLineItems(source: Source): Candidate<LineItem[]> | null {
  const items: LineItem[] = [];
  const cells: Cell[] = [];
  for (const row of rowsOfTable(source)) {
    const item = readItem(row, source);
    if (!item) continue;
    items.push(item);
    cells.push(...row);
    if (items.length >= MAX_ITEMS) break;
  }
  return items.length > 0 ? { value: items, cells, score: 0.85 } : null;
}

function rowsOfTable(source: Source): Cell[][] {
  const text = (row: Cell[]) => row.map((cell) => cell.text).join(' ');
  const header = source.rows.findIndex((row) => wordsOf(text(row)) >= 3);
  if (header < 0) return [];
  const rest = source.rows.slice(header + 1);
  const end = rest.findIndex((row) => END.test(row[0]?.text ?? ''));
  return end < 0 ? rest : rest.slice(0, end);
}

const wordsOf = (text: string): number =>
  new Set((text.match(HEADER_WORDS) ?? []).map((word) => word.toLowerCase())).size;

/** Finds quantity, price and amount in a row by their product, allowing for a discount in per cent. */
function readItem(row: Cell[], source: Source): LineItem | null {
  const text = row.map((cell) => cell.text).join('  ');
  const numbers = [...text.matchAll(NUMBER)].flatMap((match) => {
    const parsed = parseNumber(match[0].replace(/[-−]/, ''), source.decimal);
    if (!parsed) return [];
    const isRate = /^\s?%/.test(text.slice(match.index + match[0].length));
    const value = /^[-−]/.test(match[0]) ? -parsed.value : parsed.value;
    return [{ value, isRate, index: match.index, hasDecimals: parsed.hasDecimals }];
  });
  const plain = numbers.filter(({ isRate }) => !isRate);
  const discounts = [0, ...numbers.filter(({ isRate }) => isRate).map(({ value }) => value)];
  for (const amount of plain.filter(({ hasDecimals }) => hasDecimals).reverse()) {
    for (const [first, a] of plain.entries()) {
      for (const b of plain.slice(first + 1)) {
        if (a === amount || b === amount || b.index > amount.index || a.value <= 0) continue;
        if (!discounts.some((rate) => productIs(a.value, b.value * (1 - rate / 100), amount.value))) continue;
        const description = descriptionOf(text, a.index);
        if (!description) continue;
        const [quantity, price] = a.hasDecimals && !b.hasDecimals ? [b, a] : [a, b];
        return { description, quantity: quantity.value, unit_price: price.value, amount: amount.value };
      }
    }
  }
  return null;
}

const productIs = (a: number, b: number, amount: number): boolean =>
  amount !== 0 && Math.abs(Math.abs(a * b) - Math.abs(amount)) < 0.006 + Math.abs(amount) * 0.0005;

/** What stands before the first number that counts, without a leading position number. */
function descriptionOf(text: string, end: number): string | null {
  const before = text
    .slice(0, end)
    .replace(/^\d{1,3}[.)]?\s+/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*[€$£]$/, '');
  return /\p{L}{2}/u.test(before) ? before : null;
}
