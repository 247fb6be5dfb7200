import type { Document, Field } from '../../../../client/nouns.ts';
import { words } from '../../words/text.ts';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** "Changed elsewhere: Total, Vendor", of what two looks at a document show otherwise; null when that is nothing. */
export function changedText(before: Document | undefined, after: Document | undefined): string | null {
  if (!before || !after || before.generation !== after.generation) return null;
  const shown = ({ fields }: Document) => new Map(fields.map((field) => [field.name, said(field)]));
  const [was, is] = [shown(before), shown(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => !isSame(was.get(name), is.get(name)));
  const parts = [...(before.category === after.category ? [] : ['kind']), ...names].map(words);
  if (parts.length > 0) return `Changed elsewhere: ${parts.join(', ')}`;
  return before.folder_id === after.folder_id ? null : 'Moved elsewhere';
}

const said = ({ value, review }: Field) => ({ value, action: review?.action });
