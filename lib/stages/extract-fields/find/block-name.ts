import { below, besides } from './buyer-block.ts';
import type { Candidate } from './candidate.ts';
import type { Cell } from './layout.ts';
import { looksLikeAddress, looksLikeName, namesFirm } from './names.ts';
import type { Source } from './source.ts';

const NAME_LABEL = /^(?:(?:company )?name|firma|raison sociale|attn|to)\s?[:.]\s*/i;
const ONLY_LABEL = /^[\p{L} .-]{2,30}\s?:$/u;

/** The name in the block of lines under a label: on a line of its own, behind "Name:", right of it or below it. */
export function nameUnder(source: Source, opener: Cell): Candidate<string> | null {
  const block = below(source, opener);
  const named = block.find(({ text }) => NAME_LABEL.test(text) || /^name\s?:?$/i.test(text));
  if (named) return behindName(source, named);
  const line = block.find(({ text }) => !ONLY_LABEL.test(text) && looksLikeName(text) && !looksLikeAddress(text));
  return line ? { value: line.text, cells: [line], score: namesFirm(line.text) ? 0.9 : 0.8 } : null;
}

function behindName(source: Source, named: Cell): Candidate<string> | null {
  const inline = named.text
    .replace(NAME_LABEL, '')
    .replace(/^name\s?:?$/i, '')
    .trim();
  if (looksLikeName(inline)) return { value: inline, cells: [named], score: 0.94 };
  const beside = besides(source, named).find(({ text }) => looksLikeName(text));
  if (beside) return { value: beside.text, cells: [beside], score: 0.94 };
  const next = below(source, named);
  const end = next.findIndex(({ text }) => !looksLikeName(text) || looksLikeAddress(text));
  const lines = next.slice(0, Math.min(2, end < 0 ? 2 : end));
  if (lines.length === 0) return null;
  return { value: lines.map(({ text }) => text).join(' '), cells: lines, score: 0.88 };
}
