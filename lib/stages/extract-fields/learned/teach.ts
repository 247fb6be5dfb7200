import { type CategoryName, type Field, isBuiltIn, type ReadDocument } from '../../stage.ts';
import { sourceOf } from '../find/source.ts';
import type { FieldExample, Lesson, Place } from './example.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isSamePlace, placedValues } from './places.ts';
import { isConstant, isSame, readerOf } from './values.ts';

/** A document as it was looked at: what it was read as, and what the engines had found. */
export interface Looked {
  document: ReadDocument;
  category: CategoryName;
  found: Pick<Field, 'name' | 'value'>[];
}

const MOST_PLACES = 3;

/** What a person's word about fields (right values by name) teaches for the next document like this one; null for nothing. */
export function exampleOf(
  { document, category, found }: Looked,
  right: Map<string, Field['value']>,
): FieldExample | null {
  if (!isBuiltIn(category)) return null;
  const source = sourceOf(document);
  const shownValue = (name: string) => right.get(name) ?? found.find((field) => field.name === name)?.value ?? null;
  const fields: Record<string, Lesson> = {};
  for (const [name, value] of right) {
    const read = readerOf(name, source);
    const places = read ? placedValues(source, read).filter((placed) => isSame(placed.value, value)) : [];
    if (places.length === 0 && !isConstant(name)) continue;
    const was = found.find((field) => field.name === name)?.value ?? null;
    fields[name] = { value, was, places: telling(places.flatMap((placed) => placed.places)) };
  }
  if (Object.keys(fields).length === 0) return null;
  const vendor = shownValue('vendor') ?? shownValue('company');
  return { ...fingerprintOf(source, typeof vendor === 'string' ? vendor : null), category, fields };
}

/** Labels tell more than a place on the page, which counts only where there is none. */
function telling(places: Place[]): Place[] {
  const labelled = places.filter(({ side }) => side !== 'at');
  const order = ['behind', 'right', 'below', 'at'];
  const sorted = (labelled.length > 0 ? labelled : places).sort(
    (a, b) => order.indexOf(a.side) - order.indexOf(b.side),
  );
  const distinct = sorted.filter((place, index) => sorted.findIndex((other) => isSamePlace(place, other)) === index);
  return distinct.slice(0, MOST_PLACES);
}
