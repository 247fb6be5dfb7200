import type { Candidate, Value } from './candidate.ts';
import { type Cell, type Layout, overlaps } from './layout.ts';

/** How a kind of value is recognised: all of them in a text, in order, with the place where each begins. */
export type Reader<T> = (text: string) => { value: T; index: number; length: number }[];

export interface Label {
  pattern: RegExp;
  /** How surely this label names the field, 0–1. */
  weight: number;
}

export interface Search<T extends Value> {
  labels: Label[];
  read: Reader<T>;
  /** Labels that look alike and mean something else. */
  except?: RegExp;
  /** Which value counts when several follow the label; the last one is usual for sums. */
  pick?: 'first' | 'last';
  /** Whether a line may hold several labels with a value behind each. */
  several?: boolean;
  /** How far behind the label on its own line the value may begin, in characters; 40 when absent. */
  reach?: number;
}

const BELOW = [0.88, 0.8, 0.7];

/** Every value that stands behind, right of or below one of the labels. */
export function labelled<T extends Value>(layout: Layout, search: Search<T>): Candidate<T>[] {
  return layout.cells.flatMap((cell) => {
    const parts = search.several ? partsOf(search.read(cell.text), cell) : [{ from: 0, to: cell.text.length }];
    const found = parts.flatMap((part) => inPart(layout, cell, part, search));
    return found.length > 0 || search.except?.test(cell.text) ? found : glued(cell, search);
  });
}

interface Part {
  from: number;
  to: number;
}

/** "Date: 3 May 2024  Due date: 2 June 2024": each value with the words before it. */
function partsOf(values: { index: number; length: number }[], { text }: Cell): Part[] {
  const ends = values.map(({ index, length }) => index + length);
  if (ends.length < 2) return [{ from: 0, to: text.length }];
  return ends.map((end, index) => ({ from: ends[index - 1] ?? 0, to: index === ends.length - 1 ? text.length : end }));
}

function inPart<T extends Value>(layout: Layout, cell: Cell, { from, to }: Part, search: Search<T>): Candidate<T>[] {
  const words = cell.text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const text = words.trim();
  if (search.except?.test(text)) return [];
  const found = search.labels.map((label) => ({ label, match: label.pattern.exec(text) }));
  const best = found.filter(({ match }) => match).sort((a, b) => b.label.weight - a.label.weight)[0];
  if (!best?.match) return [];
  const end = start + best.match.index + best.match[0].length;
  return near(layout, cell, end, search).map((candidate) => ({
    ...candidate,
    score: candidate.score * best.label.weight,
  }));
}

/** The first place that holds a value wins: the rest of the line, the cells to the right, the lines below. */
function near<T extends Value>(layout: Layout, cell: Cell, end: number, search: Search<T>): Candidate<T>[] {
  const beside = layout.rows[cell.row]?.slice(cell.column + 1, cell.column + 5) ?? [];
  const next = beside.findIndex(
    ({ text }) => search.labels.some(({ pattern }) => pattern.test(text)) || isWording(text),
  );
  if (next >= 0) beside.splice(next);
  const behind = inText(cell, search, 1, search.reach ?? 40, end);
  const hasMore = search.pick === 'last' && beside.some(({ text }) => search.read(text).length > 0);
  if (behind.length > 0 && !hasMore) return behind;
  for (const other of search.pick === 'last' ? beside.reverse() : beside) {
    const found = inText(other, search, 0.97, 6);
    if (found.length > 0) return found;
  }
  const under = below(layout, cell, search);
  return under.length > 0 ? under : before(layout, cell, search);
}

const BEFORE = 0.8;

/** In a table that begins with its values, a value stands left of its label, which then ends the row. */
function before<T extends Value>(layout: Layout, cell: Cell, search: Search<T>): Candidate<T>[] {
  const row = layout.rows[cell.row] ?? [];
  const left = row[cell.column - 1];
  if (!left || row.length !== cell.column + 1 || /\p{L}{3}/u.test(left.text)) return [];
  return inText(left, search, BEFORE, 3);
}

/** A cell of words belongs to the next label, not to this one. */
const isWording = (text: string): boolean => /^\p{L}{4,}[\p{L} :.]*$/u.test(text);

function below<T extends Value>(layout: Layout, cell: Cell, search: Search<T>): Candidate<T>[] {
  for (const [distance, closeness] of BELOW.entries()) {
    const row = layout.rows[cell.row + distance + 1] ?? [];
    for (const other of row) {
      if (other.page !== cell.page || !overlaps(cell, other)) continue;
      const found = inText(other, search, closeness, 3);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** Some files hold a right-aligned value before its label, with nothing between: "12-05-2024Order date:". */
function glued<T extends Value>(cell: Cell, search: Search<T>): Candidate<T>[] {
  const { before, label } = /^(?<before>\S*[\d.])(?<label>\p{Lu}[\p{L} .-]{2,40}:)$/u.exec(cell.text)?.groups ?? {};
  const known = label && search.labels.find(({ pattern }) => pattern.test(label));
  const value = before && search.read(before)[0];
  return known && value ? [{ value: value.value, cells: [cell], score: 0.85 * known.weight }] : [];
}

function inText<T extends Value>(
  cell: Cell,
  search: Search<T>,
  closeness: number,
  reach: number,
  from = 0,
): Candidate<T>[] {
  const text = cell.text.slice(from);
  const found = search.pick === 'last' ? firstRun(search.read(text), text) : search.read(text);
  const chosen = search.pick === 'last' ? found.at(-1) : found[0];
  if (!chosen || (found[0]?.index ?? 0) > reach) return [];
  const at = { index: from + chosen.index, length: chosen.length };
  return [{ value: chosen.value, cells: [cell], score: closeness, at }];
}

/** The values up to the next word: "Net 100.00 20.00 120.00 incl. delivery 5.00" keeps the first three. */
function firstRun<V extends { index: number; length: number }>(found: V[], text: string): V[] {
  const end = found.findIndex((value, index) => {
    const previous = found[index - 1];
    return previous && /\p{L}{4,}/u.test(text.slice(previous.index + previous.length, value.index));
  });
  return end < 0 ? found : found.slice(0, end);
}

/** Every value of the document, labelled or not. */
export function everywhere<T extends Value>(layout: Layout, read: Reader<T>, score: number): Candidate<T>[] {
  return layout.cells.flatMap((cell) =>
    read(cell.text).map(({ value, index, length }) => ({ value, cells: [cell], score, at: { index, length } })),
  );
}
