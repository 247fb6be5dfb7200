import type { Candidate } from '../../find/candidate.ts';
import { believe, proof } from '../../find/confidence.ts';
import type { Cell } from '../../find/layout.ts';
import type { Source } from '../../find/source.ts';
import { type LineItem, readItem } from './item-row.ts';
import { isWrap, type TableRow } from './item-wraps.ts';

export type { LineItem } from './item-row.ts';

const HEADER_WORDS =
  /(?<!\p{L})(?:description|item|product|article|artikel(?:bezeichnung)?|beschreibung|bezeichnung|produkt|désignation|omschrijving|qty|qté|quantity|menge|quantité|aantal|hoeveelheid|unit price|price|rate|p\.?u\.?|preis|einzelpreis|nettopreis|prix|prijs|amount|betrag|summe|total|montant|bedrag|nettobetrag)(?!\p{L})/giu;
const QUANTITY_FIRST =
  /^(?:(?:pos|line|nr|no|n°|#)\.?\s+)?(?:qty|qté|quantit[yé]|anzahl|menge|aantal|hoeveelheid)(?!\p{L})/iu;
const END = /\b(?:sub ?total|total|summe|gesamt|zwischensumme|totaal|balance|belegsummen|umsatzsteuer)\b/i;
const MAX_ITEMS = 200;
const UNCHECKED = 0.65;

/** Reads the lines of the table of goods whose quantity times price is their amount; other lines are left out. */
export function findLineItems(source: Source): Candidate<LineItem[]> | null {
  const rows = readRows(source);
  const items: LineItem[] = [];
  const cells: Cell[] = [];
  for (const [index, { item }] of rows.entries()) {
    if (!item) continue;
    const parts = [index - 1, index, index + 1].flatMap((at) =>
      at === index || isWrap(rows, at, index) ? (rows[at] ?? []) : [],
    );
    const description = parts
      .map((row) => row.item?.description ?? row.text)
      .filter(Boolean)
      .join(' ');
    if (!/\p{L}{2}/u.test(description)) continue;
    items.push({ ...item, description });
    cells.push(...parts.flatMap((row) => row.cells));
    if (items.length >= MAX_ITEMS) break;
  }
  return items.length > 0 ? { value: items, cells, score: UNCHECKED } : null;
}

/** How sure the lines are, by whether they add up to one of the sums that the document states. */
export function checkItems(items: Candidate<LineItem[]>, sums: number[]): Candidate<LineItem[]> {
  if (sums.length === 0) return items;
  const all = items.value.reduce((sum, { amount }) => sum + amount, 0);
  const addsUp = sums.some((sum) => Math.abs(Math.abs(sum) - Math.abs(all)) < 0.02);
  return { ...items, score: believe(items.score, { addsUp: addsUp ? proof.strong : -proof.good }) };
}

function readRows(source: Source): TableRow[] {
  const { header, rows } = tableOf(source);
  const isQuantityFirst = QUANTITY_FIRST.test(header);
  return rows.map((cells) => ({
    cells,
    text: cells.map(({ text }) => text).join('  '),
    item: readItem(cells, source.decimal, isQuantityFirst),
  }));
}

function tableOf(source: Source): { header: string; rows: Cell[][] } {
  const texts = source.rows.map((row) => row.map(({ text }) => text).join(' '));
  const at = texts.findIndex((text) => wordsOf(text) >= 3);
  if (at < 0) return { header: '', rows: [] };
  const rest = source.rows.slice(at + 1);
  const end = rest.findIndex((row) => END.test(row[0]?.text ?? ''));
  return { header: texts[at] ?? '', rows: end < 0 ? rest : rest.slice(0, end) };
}

const wordsOf = (text: string): number =>
  new Set((text.match(HEADER_WORDS) ?? []).map((word) => word.toLowerCase())).size;
