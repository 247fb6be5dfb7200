import type { Document, Field } from '../../../../../client/nouns.ts';
import { fieldText } from '../../../words/fields.ts';
import { words } from '../../../words/text.ts';
import { isInDoubt } from '../fields/doubts.ts';

/** Left, top, right and bottom as shares (0–1) of a page. */
export type Box = [left: number, top: number, right: number, bottom: number];

/** Where in the original a field was found. */
export interface Highlight {
  name: string;
  /** "Vendor: Acme GmbH" */
  label: string;
  page: number;
  box: Box | null;
  quote: string | null;
  isInDoubt: boolean;
}

const boxOf = (bbox: Field['bbox']): Box | null => {
  const sides = bbox as number[] | null;
  return sides?.length === 4 && sides.every(Number.isFinite) ? (sides as Box) : null;
};

/** The places of a document's fields, page by page; fields that a person added have none. */
export function highlightsOf({ fields, review_threshold }: Document): Highlight[] {
  return fields.flatMap((field) => {
    const { name, value, page, quote } = field;
    if (page === null) return [];
    const said = fieldText(name, value ?? field.review?.previous?.value).split('\n')[0] ?? '';
    const label = `${words(name)}: ${said.length > 80 ? `${said.slice(0, 80)}…` : said}`;
    return [{ name, label, page, box: boxOf(field.bbox), quote, isInDoubt: isInDoubt(field, review_threshold) }];
  });
}
