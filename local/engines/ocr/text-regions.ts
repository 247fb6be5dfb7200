import { convexHull, type Point, smallestRectangle, type TextBox } from './geometry.ts';

export interface ProbabilityMap {
  /** Per pixel the probability (0–1) that it belongs to text. */
  probabilities: Float32Array;
  width: number;
  height: number;
}

/** A pixel above this belongs to text. */
const pixelThreshold = 0.3;
/** A region whose pixels are on average below this is noise. */
const regionThreshold = 0.5;
const smallestRegion = 12;
const thinnestBox = 3;
/** The network draws text narrower than it is; its boxes grow by this ratio of area to perimeter. */
const unclipRatio = 1.6;

/** A tilted rectangle around each connected region of text. */
export function boxesOf(map: ProbabilityMap): TextBox[] {
  const seen = new Uint8Array(map.width * map.height);
  const boxes: TextBox[] = [];
  for (let pixel = 0; pixel < seen.length; pixel++) {
    if (seen[pixel] || (map.probabilities[pixel] as number) <= pixelThreshold) continue;
    const region = flood(map, seen, pixel);
    if (region.size < smallestRegion || region.sum / region.size < regionThreshold) continue;
    const box = smallestRectangle(convexHull(outline(region.rows)));
    if (box && thickness(box) >= thinnestBox) boxes.push(grown(box));
  }
  return boxes;
}

interface Region {
  size: number;
  sum: number;
  /** First and last column of the region in each of its rows. */
  rows: Map<number, [first: number, last: number]>;
}

function flood({ probabilities, width, height }: ProbabilityMap, seen: Uint8Array, start: number): Region {
  const region: Region = { size: 0, sum: 0, rows: new Map() };
  const open = [start];
  seen[start] = 1;
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    const x = pixel % width;
    const y = (pixel - x) / width;
    region.size += 1;
    region.sum += probabilities[pixel] as number;
    widen(region.rows, x, y);
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const next = row * width + column;
        if (seen[next] || (probabilities[next] as number) <= pixelThreshold) continue;
        seen[next] = 1;
        open.push(next);
      }
    }
  }
  return region;
}

function widen(rows: Region['rows'], x: number, y: number): void {
  const row = rows.get(y);
  if (!row) {
    rows.set(y, [x, x]);
    return;
  }
  if (x < row[0]) row[0] = x;
  if (x > row[1]) row[1] = x;
}

const outline = (rows: Region['rows']): Point[] =>
  [...rows].flatMap(([y, [first, last]]): Point[] => [
    [first, y],
    [last + 1, y],
    [first, y + 1],
    [last + 1, y + 1],
  ]);

const thickness = ({ along, across }: TextBox): number => 2 * Math.min(Math.hypot(...along), Math.hypot(...across));

function grown({ centre, along, across }: TextBox): TextBox {
  const halfWidth = Math.hypot(...along);
  const halfHeight = Math.hypot(...across);
  const margin = (halfWidth * halfHeight * unclipRatio) / (halfWidth + halfHeight);
  const longer = 1 + margin / halfWidth;
  const taller = 1 + margin / halfHeight;
  return {
    centre,
    along: [along[0] * longer, along[1] * longer],
    across: [across[0] * taller, across[1] * taller],
  };
}
