import { nameUnder } from '../find/block-name.ts';
import { opensBuyerBlock } from '../find/buyer-block.ts';
import type { Candidate } from '../find/candidate.ts';
import { looksLikeName } from '../find/names.ts';
import type { Source } from '../find/source.ts';

const BILLED = /\bbill|invoice to|rechnung|factu|käufer|customer|client|acheteur|sold to/i;

/** Finds who is billed: the first name under or behind the label of the customer's block. */
export function findCustomer(source: Source): Candidate<string> | null {
  const openers = source.cells.filter(opensBuyerBlock);
  const ordered = [
    ...openers.filter(({ text }) => BILLED.test(text)),
    ...openers.filter(({ text }) => !BILLED.test(text)),
  ];
  for (const opener of ordered) {
    const rest = opener.text.split(/:\s*/)[1] ?? '';
    if (looksLikeName(rest)) return { value: rest, cells: [opener], score: 0.85 };
    const name = nameUnder(source, opener);
    if (name) return { ...name, score: name.score * 0.95 };
  }
  return null;
}
