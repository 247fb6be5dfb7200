import { limits } from '../../limits.ts';
import { type FormValue, isHidden, ticked, unticked } from '../form-values.ts';
import { doubt, refuse } from './doubt.ts';
import type { PdfFile } from './file.ts';
import { textOf } from './text-string.ts';
import { type Dict, Name, PdfString, type Value } from './values.ts';

const password = 1 << 13;
const radio = 1 << 15;
const pushed = 1 << 16;

/** The values of the fields of a page, and what was typed onto it. */
export function readFormValues(file: PdfFile, page: Dict): FormValue[] {
  const annotations = file.get(page, 'Annots');
  if (!Array.isArray(annotations)) return [];
  if (annotations.length > limits.fastPdf.annotations) refuse('A page of this PDF has too many fields and notes.');
  return annotations.flatMap((entry) => {
    const annotation = file.resolve(entry);
    const found = annotation instanceof Map ? textIn(file, annotation) : null;
    const rectangle = annotation instanceof Map ? file.numbers(annotation, 'Rect') : null;
    return found && rectangle?.length === 4 ? [{ text: found, rectangle: upright(rectangle) }] : [];
  });
}

function textIn(file: PdfFile, annotation: Dict): string | null {
  const kind = file.name(annotation, 'Subtype');
  if (kind !== 'Widget' && kind !== 'FreeText') return null;
  const flags = file.get(annotation, 'F');
  if (typeof flags === 'number' && isHidden(flags)) return null;
  if (kind === 'FreeText') return stringOf(file.get(annotation, 'Contents'));
  const field = inherited(file, annotation, 'FT');
  const isText = field instanceof Name && (field.text === 'Tx' || field.text === 'Ch');
  const fieldFlags = inherited(file, annotation, 'Ff');
  if (field instanceof Name && field.text === 'Btn')
    return isTicked(file, annotation, typeof fieldFlags === 'number' ? fieldFlags : 0) ? ticked : null;
  if (!isText || (field.text === 'Tx' && typeof fieldFlags === 'number' && fieldFlags & password)) return null;
  const value = inherited(file, annotation, 'V');
  const values = (Array.isArray(value) ? value : [value]).map((each) => stringOf(file.resolve(each)));
  return values.flatMap((each) => (each === null ? [] : [shownFor(file, annotation, each)])).join(', ');
}

/** Of several boxes for one answer, their field says which is ticked; a box by itself says it of itself. */
function isTicked(file: PdfFile, annotation: Dict, flags: number): boolean {
  if (flags & pushed) return false;
  const appearances = file.get(annotation, 'AP');
  const normal = appearances instanceof Map ? file.get(appearances, 'N') : null;
  const states = normal instanceof Map ? [...normal.keys()] : null;
  if (flags & radio) {
    const field = file.get(annotation, 'Parent');
    const chosen = field instanceof Map ? stateOf(file.get(field, 'V')) : null;
    return chosen !== null && chosen !== unticked && chosen === states?.find((state) => state !== unticked);
  }
  const state = (states && stateOf(file.get(annotation, 'AS'))) ?? stateOf(inherited(file, annotation, 'V'));
  return state !== null && state !== unticked;
}

const stateOf = (value: Value): string | null => (value instanceof Name ? value.text : stringOf(value));

/** Fields hand down to their parts what these do not say themselves. */
function inherited(file: PdfFile, field: Dict, key: string): Value {
  let node: Value = field;
  for (let depth = 0; node instanceof Map; depth++) {
    if (depth > limits.fastPdf.depth) return doubt('fields too deep');
    const value = file.get(node, key);
    if (value !== null) return value;
    node = file.get(node, 'Parent');
  }
  return null;
}

/** A choice is stored by one name and shown by another. */
function shownFor(file: PdfFile, field: Dict, value: string): string {
  const options = inherited(file, field, 'Opt');
  if (!Array.isArray(options)) return value;
  for (const entry of options) {
    const option = file.resolve(entry);
    if (!Array.isArray(option) || stringOf(file.resolve(option[0])) !== value) continue;
    return stringOf(file.resolve(option[1])) ?? value;
  }
  return value;
}

const stringOf = (value: Value): string | null => (value instanceof PdfString ? textOf(value) : null);

const upright = ([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: number[]): number[] => [
  Math.min(x0, x1),
  Math.min(y0, y1),
  Math.max(x0, x1),
  Math.max(y0, y1),
];
