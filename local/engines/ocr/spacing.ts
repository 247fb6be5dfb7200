import type { Glyph } from './decode-line.ts';
import { inkColumns, widestGap } from './ink.ts';
import type { Lexicon } from './lexicon.ts';
import type { ReadLine } from './recognise.ts';

/** Above this the network has seen a space, though another class won the step. */
const spaceProbability = 0.06;
/** An inkless gap of this share of the line's height is a space, whatever the network thinks. */
const wideGap = 0.38;
/** Evidence as the logarithm of odds: at most so much from the network, so much from a gap, from words known apart or as one. */
const evidence = { most: 4, gap: 2, apart: 2, together: 3, number: 1.5 };

/** The indices at which words begin. Known words outweigh a network in doubt: `descr iption` is one word, `johorbahru` two. */
export function wordStarts(line: ReadLine, glyphs: Glyph[], lexicon: Lexicon): number[] {
  const ink = inkColumns(line.image);
  const odds = glyphs.map((_, i) => (i === 0 ? evidence.most : spaceOdds(line, ink, glyphs, i)));
  const starts: number[] = [];
  for (const [i, seen] of odds.entries()) {
    const isSure = i === 0 || (glyphs[i] as Glyph).spaceBefore > 0.5;
    if (isSure || seen + wordOdds(glyphs, lexicon, starts.at(-1) ?? 0, i, odds) > 0) starts.push(i);
  }
  return starts;
}

/** What the network and the ink say for a space before a glyph; positive means that there is one. */
function spaceOdds(line: ReadLine, ink: Uint8Array, glyphs: Glyph[], i: number): number {
  const [previous, glyph] = [glyphs[i - 1], glyphs[i]] as [Glyph, Glyph];
  if (isWithinNumber(previous, glyph)) return -evidence.most;
  const odds = Math.log(Math.max(glyph.spaceBefore, 1e-9) / spaceProbability);
  const from = Math.round((previous.first + 0.5) / line.stepsPerPixel);
  const to = Math.round((glyph.last + 0.5) / line.stepsPerPixel);
  const isWide = widestGap(ink, from, to) > wideGap * line.image.height;
  return Math.min(evidence.most, Math.max(isWide ? evidence.gap : -evidence.most, odds));
}

/** A digit beside a decimal or thousands separator: printers set these wide. */
const isWithinNumber = (previous: Glyph, glyph: Glyph): boolean =>
  /^\d[.,]$|^[.,]\d$/.test(previous.character + glyph.character);

/** What known words say for a space before a glyph, the word before it having begun at `start`. */
function wordOdds(glyphs: Glyph[], lexicon: Lexicon, start: number, i: number, odds: number[]): number {
  let end = i + 1;
  while (end < glyphs.length && (odds[end] as number) <= 0) end += 1;
  const textOf = (from: number, to: number) =>
    glyphs
      .slice(from, to)
      .map(({ character }) => character)
      .join('')
      .toLowerCase();
  const [left = ''] = /(\p{L}+|\d+)$/u.exec(textOf(start, i)) ?? [];
  const [right = ''] = /^(\p{L}+|\d+)/u.exec(textOf(i, end)) ?? [];
  if (left === '' || right === '') return 0;
  const [a, b, one] = [lexicon.ranks.get(left), lexicon.ranks.get(right), lexicon.ranks.get(left + right)];
  if (/\d/.test(left + right)) return isNumberBesideWord(left, right, a ?? b) ? evidence.number : 0;
  if (one === undefined) return a !== undefined && b !== undefined ? evidence.apart : 0;
  if (a === undefined || b === undefined) return -evidence.together;
  const gain = Math.log(one / Math.max(a, b)) / 2;
  return Math.max(-evidence.together, Math.min(evidence.together, gain));
}

const isNumberBesideWord = (left: string, right: string, rank: number | undefined): boolean =>
  rank !== undefined && Math.min(left.length, right.length) >= 3 && /^\d+$/.test(left) !== /^\d+$/.test(right);
