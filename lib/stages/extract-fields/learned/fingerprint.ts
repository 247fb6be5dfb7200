import { lettersOf } from '../find/names.ts';
import type { Source } from '../find/source.ts';
import type { Fingerprint } from './example.ts';

const MOST_MARKS = 40;
const MOST_IDS = 8;
const ID =
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b|\b[A-Z]{2} ?\d{8,12}\b|(?<=@|www\.)[\w-]+(?:\.[\w-]+)+/g;

/** The label that a text begins with: its letters up to a colon or a figure; empty when these are too few or too many. */
export function labelOf(text: string): string {
  const letters = lettersOf(text.split(/[:\d]/, 1)[0] ?? '');
  return letters.length >= 3 && letters.length <= 40 ? letters : '';
}

/** What can be seen of a document's sender and form. */
export function fingerprintOf({ cells }: Source, vendor: string | null): Fingerprint {
  const first = cells.filter(({ page }) => page === 1);
  const marks = new Set(first.map(({ text }) => labelOf(text)).filter(Boolean));
  const ids = new Set(
    first.flatMap(({ text }) => text.match(ID) ?? []).map((id) => id.replace(/ /g, '').toLowerCase()),
  );
  return { vendor, marks: [...marks].slice(0, MOST_MARKS), ids: [...ids].slice(0, MOST_IDS) };
}

/** So many labels in common are one sender's form when its name stands there too, and so many without it. */
const [ALIKE, SAME] = [0.35, 0.7];
const FEWEST_MARKS = 4;

/** Whether two documents are of one sender, or on one form of a sender that is not named; `names` are its names. */
export function isAlike(known: Fingerprint, names: string[], seen: Fingerprint, { cells }: Source): boolean {
  const common = known.marks.filter((mark) => seen.marks.includes(mark)).length;
  if (common < FEWEST_MARKS) return false;
  const likeness = common / new Set([...known.marks, ...seen.marks]).size;
  const wanted = names.map(lettersOf).filter((name) => name.length >= 3);
  const isNamed = cells.some(({ text }) => wanted.some((name) => lettersOf(text).includes(name)));
  if (isNamed) return likeness >= ALIKE;
  const isAnother = known.ids.length > 0 && !known.ids.some((id) => seen.ids.includes(id));
  return likeness >= SAME && !isAnother;
}
