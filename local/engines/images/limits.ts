import { Problem } from '../problem.ts';
import type { Dimensions } from './dimensions.ts';

const largestInMegapixels = 50;

/** More pixels than these (about 250 dots per inch of a letter page) cost memory and read no better. */
const enoughPixels = 6_000_000;

/** Refuses an image before it is decoded when it has no pixels, or more than memory should hold. */
export function checkDimensions({ width, height }: Dimensions): void {
  if (width < 1 || height < 1) throw new Problem(3, 'Bad image data.');
  if (width * height > largestInMegapixels * 1_000_000) {
    throw new Problem(3, `Image too large. Please limit to ${largestInMegapixels} megapixels.`);
  }
}

/** The scale at which something of this size has as many pixels as are worth reading. */
export const scaleToRead = ({ width, height }: Dimensions): number => Math.sqrt(enoughPixels / (width * height));
