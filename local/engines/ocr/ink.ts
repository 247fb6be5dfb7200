import type { LineImage } from './crop.ts';
import { evenlyLit } from './light.ts';
import { quantiles } from './quantiles.ts';

/** For each column of a line whether there is ink in it; white print on black counts as ink too. */
export function inkColumns(image: LineImage): Uint8Array {
  const grey = evenlyLit(darkOnLight(greyOf(image)), image.width, image.height);
  const threshold = inkThreshold(grey);
  const columns = new Uint8Array(image.width);
  // The outermost rows may hold the neighbouring lines.
  const top = Math.floor(image.height * 0.12);
  const bottom = Math.ceil(image.height * 0.88);
  for (let x = 0; x < image.width; x++) {
    let dark = 0;
    for (let y = top; y < bottom; y++) if ((grey[y * image.width + x] as number) < threshold) dark += 1;
    columns[x] = dark > 1 ? 1 : 0;
  }
  return columns;
}

/** The widest run of columns without ink in [from, to). */
export function widestGap(ink: Uint8Array, from: number, to: number): number {
  let run = 0;
  let widest = 0;
  for (let x = Math.max(0, from); x < Math.min(ink.length, to); x++) {
    run = ink[x] ? 0 : run + 1;
    widest = Math.max(widest, run);
  }
  return widest;
}

function greyOf({ pixels, width, height }: LineImage): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    const [blue, green, red] = [pixels[i * 3], pixels[i * 3 + 1], pixels[i * 3 + 2]] as [number, number, number];
    grey[i] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return grey;
}

/** Paper is what there is most of: what lies further from its grey than the rest is ink. */
function darkOnLight(grey: Uint8Array): Uint8Array {
  const [darkest, middle, lightest] = quantiles(grey, [0.04, 0.5, 0.96]) as [number, number, number];
  return lightest - middle > 2 * (middle - darkest) ? grey.map((value) => 255 - value) : grey;
}

/** Between the darkest 4 % (ink) and the median of the lightest 80 % (paper), nearer to the paper. */
function inkThreshold(grey: Uint8Array): number {
  const [ink, paper] = quantiles(grey, [0.04, 0.6]) as [number, number];
  return paper - (paper - ink) * 0.35;
}
