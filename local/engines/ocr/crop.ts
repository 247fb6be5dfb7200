import { heightOf, type TextBox, widthOf } from './geometry.ts';
import type { Raster } from './raster.ts';

/** One line of text, set straight: blue, green and red bytes, row by row. */
export interface LineImage {
  pixels: Uint8Array;
  width: number;
  height: number;
}

/** The recogniser reads lines of exactly this height. */
export const lineHeight = 48;
/** How wide letters are set: usually wider than they are, for the network runs narrow ones together, or so that it is quick. */
export const widths = { usual: 1.15, quick: 0.8 } as const;
const narrowest = 16;
const widest = 2400;

/** Cuts a tilted box out of a page and sets it straight at the recogniser's height and its own width. */
export function cropLine(raster: Raster, box: TextBox, stretch: number = widths.usual): LineImage {
  const height = lineHeight;
  const width = Math.round(Math.min(widest, Math.max(narrowest, (stretch * height * widthOf(box)) / heightOf(box))));
  const pixels = new Uint8Array(width * height * 3);
  const samples = Math.min(3, Math.max(1, Math.round(heightOf(box) / height)));
  const colour: Colour = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      colour.fill(0);
      for (let n = 0; n < samples * samples; n++) {
        const u = (2 * (x + ((n % samples) + 0.5) / samples)) / width - 1;
        const v = (2 * (y + (Math.floor(n / samples) + 0.5) / samples)) / height - 1;
        addColour(colour, raster, positionIn(box, 0, u, v), positionIn(box, 1, u, v));
      }
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        pixels[at + channel] = (colour[2 - channel] as number) / (samples * samples);
      }
    }
  }
  return { pixels, width, height };
}

type Colour = [red: number, green: number, blue: number];

const positionIn = ({ centre, along, across }: TextBox, axis: 0 | 1, u: number, v: number): number =>
  centre[axis] + along[axis] * u + across[axis] * v - 0.5;

/** Adds the colour at a position between pixels, the page's edge standing for what lies beyond it. */
function addColour(colour: Colour, { data, width, height }: Raster, atX: number, atY: number): void {
  const x = Math.min(width - 1, Math.max(0, atX));
  const y = Math.min(height - 1, Math.max(0, atY));
  const left = Math.floor(x);
  const top = Math.floor(y);
  const shareX = x - left;
  const shareY = y - top;
  const a = (top * width + left) * 4;
  const b = left + 1 < width ? a + 4 : a;
  const down = top + 1 < height ? width * 4 : 0;
  for (let channel = 0; channel < 3; channel++) {
    const upper = mix(data[a + channel] as number, data[b + channel] as number, shareX);
    const lower = mix(data[a + down + channel] as number, data[b + down + channel] as number, shareX);
    colour[channel] = (colour[channel] as number) + mix(upper, lower, shareY);
  }
}

const mix = (from: number, to: number, share: number): number => from + (to - from) * share;
