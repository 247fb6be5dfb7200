import { type PlacedText, share, type Viewport } from './geometry.ts';
import { length } from './matrix.ts';

const blank = 32;
/** A line that is shown upright rises by no more than this share of its length. */
const slope = 0.01;

/** Gathers left and right of each word of a line that is shown upright and runs from left to right. */
export class WordPlaces {
  private readonly viewport: Viewport;
  private places: number[] | null = [];

  constructor(viewport: Viewport) {
    this.viewport = viewport;
  }

  /** Adds the words of a part; `continues` says that the first of them goes on with the last of the part before. */
  add(part: PlacedText, continues: boolean): void {
    if (!this.places) return;
    const { transform, width, str } = part;
    const scale = length(transform[0], transform[1]) || 1;
    const [x, y] = [transform[4], transform[5]];
    const [left = 0, top = 0] = this.viewport.convertToViewportPoint(x, y);
    const [right = 0, bottom = 0] = this.viewport.convertToViewportPoint(
      x + (transform[0] / scale) * width,
      y + (transform[1] / scale) * width,
    );
    if (part.dir !== 'ltr' || right < left || Math.abs(bottom - top) > slope * (right - left)) {
      this.places = null;
      return;
    }
    const stretch = width > 0 ? (right - left) / width : 0;
    const at = (along: number) => share(left + along * stretch, this.viewport.width);
    if (continues && str.charCodeAt(0) !== blank) this.places.pop();
    else this.places.push(at(0));
    for (const along of gapsOf(part)) this.places.push(at(along));
    this.places.push(at(width));
  }

  /** The places when there is a pair for every word of the text, else null. */
  take(text: string): number[] | null {
    return this.places?.length === 2 * (gapsIn(text) + 1) ? this.places : null;
  }
}

/** Ends and begins of the gaps within a part: measured, or reckoned as if all its characters were alike. */
function gapsOf({ str, gaps, width }: PlacedText): number[] {
  if (gaps && gaps.length === 2 * gapsIn(str)) return gaps;
  const character = width / str.length;
  return [...str.matchAll(/(?<=\S)\s+(?=\S)/g)].flatMap(({ 0: found, index }) => [
    index * character,
    (index + found.length) * character,
  ]);
}

/** How many gaps part the words of a text that neither begins nor ends with a blank. */
function gapsIn(text: string): number {
  let gaps = 0;
  let isAfterGap = isGap(text.charCodeAt(0));
  for (let at = 1; at < text.length; at++) {
    const isInGap = isGap(text.charCodeAt(at));
    if (isInGap && !isAfterGap) gaps++;
    isAfterGap = isInGap;
  }
  return gaps;
}

const isGap = (code: number): boolean => code <= blank || code === 160;
