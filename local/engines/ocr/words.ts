import type { Word } from '../reading.ts';
import { type Glyph, meanConfidence } from './decode-line.ts';
import { cornersOf, type Point } from './geometry.ts';
import { inkColumns, widestGap } from './ink.ts';
import type { Raster } from './raster.ts';
import type { ReadLine } from './recognise.ts';

/** Above this the network has seen a space, though another class won the step. */
const spaceProbability = 0.05;
/** An inkless gap of this share of the line's height is a space, whatever the network thinks. */
const wideGap = 0.33;

/** Splits the glyphs of a line into words with their places on the page. */
export function wordsOf(line: ReadLine, glyphs: Glyph[], page: Pick<Raster, 'width' | 'height'>): Word[] {
  const ink = inkColumns(line.image);
  const words: Glyph[][] = [];
  for (const [i, glyph] of glyphs.entries()) {
    const previous = glyphs[i - 1];
    if (previous && !isSpaceBetween(line, ink, previous, glyph)) words.at(-1)?.push(glyph);
    else words.push([glyph]);
  }
  return words.map((word) => ({
    text: word.map((glyph) => glyph.character).join(''),
    confidence: meanConfidence(word),
    corners: placeOf(line, word).map(([x, y]) => [x / page.width, y / page.height]),
  }));
}

function isSpaceBetween(line: ReadLine, ink: Uint8Array, previous: Glyph, glyph: Glyph): boolean {
  if (glyph.spaceBefore > 0.5) return true;
  if (isWithinNumber(previous, glyph)) return false;
  if (glyph.spaceBefore > spaceProbability) return true;
  const from = Math.round((previous.first + 0.5) / line.stepsPerPixel);
  const to = Math.round((glyph.last + 0.5) / line.stepsPerPixel);
  return widestGap(ink, from, to) > wideGap * line.image.height;
}

/** A digit beside a decimal or thousands separator: printers set these wide. */
const isWithinNumber = (previous: Glyph, glyph: Glyph): boolean =>
  /^\d[.,]$|^[.,]\d$/.test(previous.character + glyph.character);

function placeOf(line: ReadLine, glyphs: Glyph[]): Point[] {
  const share = (step: number) => Math.min(1, Math.max(0, step / line.stepsPerPixel / line.image.width));
  const from = share((glyphs[0] as Glyph).first - 0.5);
  const to = share((glyphs.at(-1) as Glyph).last + 1.5);
  return cornersOf(line.box, from, to);
}
