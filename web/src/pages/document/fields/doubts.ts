import type { Document, Field } from '../../../../../client/nouns.ts';
import { inReadingOrder } from '../../../words/fields.ts';

/** A person's word about a field. */
export interface Review {
  name: string;
  action: 'accept' | 'correct' | 'reject';
  value?: unknown;
  /** What the field said when they decided; null where it said nothing. */
  seen?: unknown;
}

/** Stands for the document's category among its fields; no field has this name. */
export const kindItem = '(kind)';

/** Whether nobody has looked at a value that is not sure. */
export const isInDoubt = ({ review, confidence }: Field, threshold: number): boolean =>
  review === null && confidence < threshold;

/** Whether nobody has said what kind of document this is, and the engine was not sure. */
export const isKindInDoubt = ({ category_confidence, category_engine, review_threshold }: Document): boolean =>
  category_confidence !== null && category_engine !== 'person' && category_confidence < review_threshold;

/** Everything a person can judge, in the order of the page: what is named here, what kind it is, then the fields. */
export function itemsOf(document: Document, first: string[] = []): string[] {
  const names = inReadingOrder(document.fields).map(({ name }) => name);
  const items = document.category ? [kindItem, ...names] : names;
  return [...first.filter((item) => items.includes(item)), ...items.filter((item) => !first.includes(item))];
}

/** What of it waits for a person. */
export function doubtsOf(document: Document): string[] {
  const unsure = new Set(
    document.fields.filter((field) => isInDoubt(field, document.review_threshold)).map(({ name }) => name),
  );
  return itemsOf(document).filter((item) => (item === kindItem ? isKindInDoubt(document) : unsure.has(item)));
}

/** The item to go to from one that was settled: the next in doubt, from the top again at the end; else none. */
export function nextDoubt(items: string[], doubts: string[], from: string): string | null {
  const left = doubts.filter((item) => item !== from);
  return left.find((item) => items.indexOf(item) > items.indexOf(from)) ?? left[0] ?? null;
}

/** The item so many steps up or down; it ends at the ends. */
export function stepFrom(items: string[], from: string | null, by: number): string | null {
  if (items.length === 0) return null;
  const at = from === null ? (by > 0 ? -1 : items.length) : items.indexOf(from);
  return items[Math.min(items.length - 1, Math.max(0, at + by))] ?? null;
}
