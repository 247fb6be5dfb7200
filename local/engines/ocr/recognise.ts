import { cropLine, type LineImage, widths } from './crop.ts';
import type { TextBox } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import type { Raster } from './raster.ts';
import type { LineReading } from './read-line.ts';

/** One line as it was read, where it stands, and how it looked. */
export interface ReadLine extends LineReading {
  box: TextBox;
  image: LineImage;
}

/** Reads the line in a box on a page. */
export async function recogniseLine(
  lanes: Lanes,
  raster: Raster,
  box: TextBox,
  stretch: number = widths.usual,
): Promise<ReadLine> {
  const image = cropLine(raster, box, stretch);
  return { box, image, ...(await lanes.read(image)) };
}
