import { namesTown } from './blocks.ts';
import { below, besides, opensBuyerBlock } from './buyer-block.ts';
import type { Candidate } from './candidate.ts';
import { type Cell, height, overlaps } from './layout.ts';
import { isName, isSalutation, looksLikeAddress, looksLikeName, looksLikeStreet, namesFirm } from './names.ts';
import { opensSellerBlock } from './seller-label.ts';
import type { Source } from './source.ts';

const NAME_LABEL =
  /^(?:(?:company |legal )?name|firma|firmenname|unternehmen|company|organisation|raison sociale|nom|ragione sociale|raz[oó]n social|bedrijf|naam|attn|to)\s?[:.]\s*/i;
const BARE_LABEL = /^(?:name|firma|firmenname|unternehmen|company|nom|naam|raison sociale)\s?:?$/i;
const ONLY_LABEL = /^[\p{L} .-]{2,30}\s?:$/u;

/** The name in the block of lines under a label: on a line of its own, behind "Name:", right of it or below it. */
export function nameUnder(source: Source, opener: Cell): Candidate<string> | null {
  const block = below(source, opener);
  const named = block.find(({ text }) => NAME_LABEL.test(text) || BARE_LABEL.test(text));
  if (named) return behindName(source, named);
  const line = firstName(opener, block);
  return line ? { value: line.text, cells: [line], score: namesFirm(line.text) ? 0.9 : 0.8 } : null;
}

/** Numbers and salutations may stand before the name; an address never does, nor a gap. */
function firstName(opener: Cell, block: Cell[]): Cell | null {
  let last = opener;
  for (const cell of block) {
    if (isFar(last, cell)) return null;
    if (!ONLY_LABEL.test(cell.text) && !isSalutation(cell.text) && isName(cell.text))
      return isLabel(cell) ? null : cell;
    if (looksLikeStreet(cell.text) || namesTown(cell.text)) return null;
    last = cell;
  }
  return null;
}

const isLabel = (cell: Cell): boolean => opensBuyerBlock(cell) || opensSellerBlock(cell.text);

/** A gap of more than a line and a half. */
const isFar = (one: Cell, other: Cell): boolean =>
  one.box !== null && other.box !== null && other.box[1] - one.box[3] > 2.6 * Math.min(height(one), height(other));

function behindName(source: Source, named: Cell): Candidate<string> | null {
  const inline = named.text.replace(NAME_LABEL, '').replace(BARE_LABEL, '').trim();
  if (looksLikeName(inline)) return { value: inline, cells: [named], score: 0.94 };
  const beside = besides(source, named).find(({ text }) => looksLikeName(text));
  if (beside) {
    const cells = stackedWith(source, beside, named);
    return { value: cells.map(({ text }) => text).join(' '), cells, score: 0.94 };
  }
  const next = below(source, named);
  const end = next.findIndex(({ text }) => !looksLikeName(text) || looksLikeAddress(text));
  const lines = next.slice(0, Math.min(2, end < 0 ? 2 : end));
  if (lines.length === 0) return null;
  return { value: lines.map(({ text }) => text).join(' '), cells: lines, score: 0.88 };
}

const CLOSE = 0.5;
const ALIGNED = 0.01;

/** A value that runs over lines closer than others, with its label beside any one of them, and no label beside the rest. */
function stackedWith(source: Source, cell: Cell, label: Cell): Cell[] {
  const stack = [cell];
  for (const step of [-1, 1]) {
    for (let row = cell.row + step; ; row += step) {
      const last = step < 0 ? stack[0] : stack.at(-1);
      const next = source.rows[row]?.find((other) => last && isStacked(last, other));
      if (!next || !looksLikeName(next.text) || isLabelled(source, next, label)) break;
      if (step < 0) stack.unshift(next);
      else stack.push(next);
    }
  }
  return stack.length <= 3 ? stack : [cell];
}

/** Whether something stands beside it where its label would. */
const isLabelled = (source: Source, cell: Cell, label: Cell): boolean =>
  source.rows[cell.row]?.some((other) => other !== cell && overlaps(other, label)) ?? false;

function isStacked(one: Cell, other: Cell): boolean {
  if (!one.box || !other.box || one.page !== other.page || Math.abs(one.box[0] - other.box[0]) > ALIGNED) return false;
  const gap = Math.max(one.box[1], other.box[1]) - Math.min(one.box[3], other.box[3]);
  return gap < CLOSE * Math.min(height(one), height(other));
}
