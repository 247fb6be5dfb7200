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
  const samples = Math.min(3, Math.max(1, Math.round(heightOf(box) / height)));
  const sums = new Float32Array(width * height * 3);
  for (let n = 0; n < samples * samples; n++) {
    const shiftX = ((n % samples) + 0.5) / samples;
    const shiftY = (Math.floor(n / samples) + 0.5) / samples;
    for (let y = 0; y < height; y++) {
      addRow(
        sums.subarray(y * width * 3, (y + 1) * width * 3),
        raster,
        rowIn(box, width, shiftX, (y + shiftY) / height),
      );
    }
  }
  const pixels = new Uint8Array(sums.length);
  for (let i = 0; i < sums.length; i++) pixels[i] = (sums[i] as number) / (samples * samples);
  return { pixels, width, height };
}

/** Evenly spaced places between pixels, from the first on. */
interface Places {
  x: number;
  y: number;
  stepX: number;
  stepY: number;
}

/** The places of a row of so many pixels, `down` being a share (0–1) of the box's height, `shift` a share of a pixel. */
function rowIn({ centre, along, across }: TextBox, width: number, shift: number, down: number): Places {
  const u = (2 * shift) / width - 1;
  const v = 2 * down - 1;
  return {
    x: centre[0] + along[0] * u + across[0] * v - 0.5,
    y: centre[1] + along[1] * u + across[1] * v - 0.5,
    stepX: (along[0] * 2) / width,
    stepY: (along[1] * 2) / width,
  };
}

/** Adds the colours at some places to blue, green and red sums, the page's edge standing for what lies beyond it. */
function addRow(sums: Float32Array, { data, width, height }: Raster, { x, y, stepX, stepY }: Places): void {
  for (let at = 0, n = 0; at < sums.length; at += 3, n++) {
    const thereX = Math.min(width - 1, Math.max(0, x + n * stepX));
    const thereY = Math.min(height - 1, Math.max(0, y + n * stepY));
    const left = Math.floor(thereX);
    const top = Math.floor(thereY);
    const shareX = thereX - left;
    const shareY = thereY - top;
    const right = left + 1 < width ? 4 : 0;
    const below = top + 1 < height ? width * 4 : 0;
    for (let channel = 0; channel < 3; channel++) {
      const a = (top * width + left) * 4 + 2 - channel;
      const upper = (data[a] as number) * (1 - shareX) + (data[a + right] as number) * shareX;
      const lower = (data[a + below] as number) * (1 - shareX) + (data[a + below + right] as number) * shareX;
      sums[at + channel] = (sums[at + channel] as number) + upper * (1 - shareY) + lower * shareY;
    }
  }
}
