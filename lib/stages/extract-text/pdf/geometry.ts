import type { Box } from '../../stage.ts';
import { length } from './matrix.ts';

/** A run of text as the PDF library places it: `transform` is its matrix, width and height are in page units. */
export interface PlacedText {
  str: string;
  dir: string;
  transform: [number, number, number, number, number, number];
  width: number;
  height: number;
  /** Where the gaps between its words begin and end, in page units from its begin on; absent where that is not known. */
  gaps?: number[];
  /** Whether it is no part of the words beside it, however near they are. */
  isApart?: boolean;
}

/** How units of a page become places on it as it is shown. */
export interface Viewport {
  width: number;
  height: number;
  convertToViewportPoint(x: number, y: number): number[];
}

/** How far letters like g reach below the line, as a share of the height of the type. */
const descent = 0.22;

/** The box of a run, whichever way it is turned, as shares of the visible page. */
export function boxOf({ transform, width, height }: PlacedText, viewport: Viewport): Box {
  const [along, rise] = unit(transform[0], transform[1], 1, 0);
  const [across, up] = unit(transform[2], transform[3], 0, 1);
  const x = transform[4] - across * height * descent;
  const y = transform[5] - up * height * descent;
  const [x0 = 0, y0 = 0] = viewport.convertToViewportPoint(x, y);
  const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(x + along * width, y + rise * width);
  const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(x + across * height, y + up * height);
  // A viewport moves, turns and scales, so that the fourth corner follows from the others.
  const [x3, y3] = [x1 + x2 - x0, y1 + y2 - y0];
  return [
    share(Math.min(x0, x1, x2, x3), viewport.width),
    share(Math.min(y0, y1, y2, y3), viewport.height),
    share(Math.max(x0, x1, x2, x3), viewport.width),
    share(Math.max(y0, y1, y2, y3), viewport.height),
  ];
}

/** The smallest box around both. */
export function union(one: Box | null, other: Box): Box {
  if (!one) return other;
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}

function unit(x: number, y: number, otherX: number, otherY: number): [number, number] {
  const size = length(x, y);
  return size > 0 ? [x / size, y / size] : [otherX, otherY];
}

/** A part of a whole in four decimals: a tenth of a millimetre on A4 is 0.0005. */
export function share(value: number, whole: number): number {
  const part = whole > 0 && Number.isFinite(value) ? value / whole : 0;
  return Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 10_000;
}
