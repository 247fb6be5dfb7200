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

const boxOf = (bbox: Field['bbox']): Box | null => (bbox?.every(Number.isFinite) ? bbox : null);

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

/** The smallest place around a point, given as shares of the page; null when there is none. */
export function highlightAt(highlights: Highlight[], x: number, y: number): Highlight | null {
  const around = highlights.filter(({ box }) => box && box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3]);
  const size = ({ box }: Highlight) => (box ? (box[2] - box[0]) * (box[3] - box[1]) : 0);
  return around.sort((one, other) => size(one) - size(other))[0] ?? null;
}
