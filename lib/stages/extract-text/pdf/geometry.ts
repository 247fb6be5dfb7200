import type { Box } from '../../stage.ts';

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
  const [a, b, c, d, x, y] = transform;
  const along = unit(a, b, [1, 0]);
  const up = unit(c, d, [0, 1]);
  const corners = [
    [0, -descent],
    [1, -descent],
    [0, 1 - descent],
    [1, 1 - descent],
  ].map(([share = 0, rise = 0]) =>
    viewport.convertToViewportPoint(
      x + along[0] * width * share + up[0] * height * rise,
      y + along[1] * width * share + up[1] * height * rise,
    ),
  );
  const xs = corners.map((corner) => share(corner[0] ?? 0, viewport.width));
  const ys = corners.map((corner) => share(corner[1] ?? 0, viewport.height));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
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

function unit(x: number, y: number, otherwise: [number, number]): [number, number] {
  const length = Math.hypot(x, y);
  return length > 0 ? [x / length, y / length] : otherwise;
}

/** A part of a whole in four decimals: a tenth of a millimetre on A4 is 0.0005. */
export function share(value: number, whole: number): number {
  const part = whole > 0 && Number.isFinite(value) ? value / whole : 0;
  return Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 10_000;
}
