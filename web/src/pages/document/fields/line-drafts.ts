import { amountOf } from '../../../words/amounts.ts';
import type { Written } from './draft.ts';

/** An entry of an invoice as it is being written. */
export interface LineDraft {
  description: string;
  quantity: string;
  unit_price: string;
  amount: string;
}

export const lineColumns = ['description', 'quantity', 'unit_price', 'amount'] as const;

export const emptyLine: LineDraft = { description: '', quantity: '', unit_price: '', amount: '' };

/** The entries of a value, as far as it is a list of them. */
export function lineDraftsOf(value: unknown): LineDraft[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry: unknown) => {
    const parts = (entry !== null && typeof entry === 'object' ? entry : { description: entry }) as Record<
      string,
      unknown
    >;
    const texts = lineColumns.map((column) => [column, String(parts[column] ?? '')]);
    return Object.fromEntries(texts) as unknown as LineDraft;
  });
}

/** Reads entries as a person wrote them; lines without a word in them are left out. */
export function readLines(drafts: LineDraft[]): Written {
  const lines: Record<string, unknown>[] = [];
  for (const [index, draft] of drafts.entries()) {
    if (lineColumns.every((column) => draft[column].trim() === '')) continue;
    if (draft.description.trim() === '') return { problem: `Say what line ${index + 1} is for.` };
    const line: Record<string, unknown> = { description: draft.description.trim() };
    for (const column of ['quantity', 'unit_price', 'amount'] as const) {
      if (draft[column].trim() === '') continue;
      const value = amountOf(draft[column]);
      if (value === null) return { problem: `“${draft[column]}” in line ${index + 1} is no number.` };
      line[column] = value;
    }
    lines.push(line);
  }
  return lines.length === 0 ? { problem: 'Write at least one line, or reject it.' } : { value: lines };
}
