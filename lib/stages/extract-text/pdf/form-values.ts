import type { PDFPageProxy } from 'unpdf/pdfjs';

/** What somebody has filled in on a page, and left, bottom, right and top of the field in units of the page. */
export interface FormValue {
  text: string;
  rectangle: number[];
}

const hidden = 2;
const notShown = 32;
/** Whether flags of an annotation hide it. */
export const isHidden = (flags: number): boolean => (flags & (hidden | notShown)) !== 0;

/** How a box that somebody has ticked reads; of one that nobody has, nothing is said. */
export const ticked = '[x]';

/** What a box says that it is while it is not ticked. */
export const unticked = 'Off';

/** The values of the fields of a page, and what was typed onto it, as the PDF library finds them; none when it cannot. */
export async function formValuesOf(page: PDFPageProxy): Promise<FormValue[]> {
  const annotations: unknown[] = await page.getAnnotations().catch(() => []);
  return annotations.flatMap((annotation) => (isAnnotation(annotation) ? shownIn(annotation) : []));
}

/** What the library says of an annotation, which it declares as anything. */
interface Annotation {
  subtype?: string;
  fieldType?: string;
  fieldValue?: unknown;
  checkBox?: boolean;
  radioButton?: boolean;
  buttonValue?: unknown;
  password?: boolean;
  annotationFlags?: number;
  options?: { exportValue: string; displayValue: string }[];
  contentsObj?: { str: string };
  rect: number[];
}

const isAnnotation = (value: unknown): value is Annotation =>
  typeof value === 'object' && value !== null && 'rect' in value && Array.isArray(value.rect);

function shownIn({ subtype, fieldType, fieldValue, password, annotationFlags = 0, ...more }: Annotation): FormValue[] {
  if (isHidden(annotationFlags) || password) return [];
  const isOn = typeof fieldValue === 'string' && fieldValue !== unticked;
  const isTicked = more.checkBox ? isOn : more.radioButton && isOn && fieldValue === more.buttonValue;
  if (isTicked) return [{ text: ticked, rectangle: more.rect }];
  const isField = subtype === 'Widget' && (fieldType === 'Tx' || fieldType === 'Ch');
  const values = isField ? [fieldValue].flat() : subtype === 'FreeText' ? [more.contentsObj?.str] : [];
  const shown = values.map(
    (value) => more.options?.find(({ exportValue }) => exportValue === value)?.displayValue ?? value,
  );
  return [{ text: shown.filter((value) => typeof value === 'string').join(', '), rectangle: more.rect }];
}
