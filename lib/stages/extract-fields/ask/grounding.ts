import type { Field } from '../../stage.ts';
import type { Cell } from '../find/layout.ts';
import { lettersOf } from '../find/names.ts';
import type { Source } from '../find/source.ts';
import { currencyOf } from '../read/currency.ts';

/** The lines that hold a value, and whether they are the ones that were quoted for it. */
export interface Grounds {
  cells: Cell[];
  isQuoted: boolean;
}

/** Finds the lines that hold a value, or null when the document does not say it: then it is not accepted. */
export function groundsFor(source: Source, value: Field['value'], quote: string): Grounds | null {
  const quoted = cellsWith(source, quote);
  const cells = cellsFor({ ...source, cells: quoted }, value);
  if (cells) return { cells, isQuoted: true };
  const elsewhere = cellsFor(source, value);
  return elsewhere && { cells: elsewhere, isQuoted: Array.isArray(value) };
}

function cellsFor(source: Source, value: Field['value']): Cell[] | null {
  if (Array.isArray(value)) return groundsForAll(source, value);
  const places = source.cells;
  if (typeof value === 'number') {
    return only(places.find((cell) => source.readAmount(cell.text).some((found) => found.value.amount === value)));
  }
  if (typeof value !== 'string' || value.trim() === '') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return only(places.find((cell) => source.readDate(cell.text).some((found) => found.value === value)));
  }
  if (/^[A-Z]{3}$/.test(value)) return only(source.cells.find((cell) => mentionsCurrency(cell.text, value)));
  return only(cellsWith(source, value)[0]);
}

function groundsForAll(source: Source, values: unknown[]): Cell[] | null {
  const cells = values.map((value) => (typeof value === 'string' ? cellsWith(source, value)[0] : undefined));
  const found = cells.filter((cell) => cell !== undefined);
  return found.length > 0 && found.length === values.length ? [...new Set(found)] : null;
}

/** Lines that contain the text; letters and digits count, spaces and signs do not. */
function cellsWith(source: Source, text: string): Cell[] {
  const wanted = lettersOf(text);
  return wanted.length < 2 ? [] : source.cells.filter((cell) => lettersOf(cell.text).includes(wanted));
}

const mentionsCurrency = (text: string, code: string): boolean =>
  text.includes(code) ||
  (text.match(/[$€£¥₹]|\bRM\b|\bRs\b/g) ?? []).some((sign) => [code, '$'].includes(currencyOf(sign) ?? ''));

const only = (cell: Cell | undefined): Cell[] | null => (cell ? [cell] : null);
