export type Point = readonly [x: number, y: number];

/** A tilted rectangle in pixels: its centre, and half its width and half its height as vectors. */
export interface TextBox {
  centre: Point;
  /** From the centre to the middle of the right edge: the direction of reading. */
  along: Point;
  /** From the centre to the middle of the lower edge. */
  across: Point;
}

export const widthOf = (box: TextBox): number => 2 * Math.hypot(...box.along);
export const heightOf = (box: TextBox): number => 2 * Math.hypot(...box.across);

/** How many quarter turns clockwise the page lies on its side. */
export type Turn = 0 | 1 | 2 | 3;

/** The same rectangle, read in the direction that a page turned clockwise is read. */
export function turned(box: TextBox, turn: Turn): TextBox {
  if (turn === 0) return box;
  const [ax, ay] = box.along;
  const [bx, by] = box.across;
  if (turn === 1) return { centre: box.centre, along: [bx, by], across: [-ax, -ay] };
  if (turn === 2) return { centre: box.centre, along: [-ax, -ay], across: [-bx, -by] };
  return { centre: box.centre, along: [-bx, -by], across: [ax, ay] };
}

/** The corners of the part of a box between two shares (0–1) of its width, clockwise from the first letter's top. */
export function cornersOf(box: TextBox, from = 0, to = 1): Point[] {
  const { centre, along, across } = box;
  const corner = (share: number, side: number): Point => [
    centre[0] + along[0] * (2 * share - 1) + across[0] * side,
    centre[1] + along[1] * (2 * share - 1) + across[1] * side,
  ];
  return [corner(from, -1), corner(to, -1), corner(to, 1), corner(from, 1)];
}

/** The convex hull of some points (monotone chain), counter-clockwise; reorders its argument. */
export function convexHull(points: Point[]): Point[] {
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = halfHull(points);
  const upper = halfHull(points.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function halfHull(sorted: Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of sorted) {
    while (hull.length > 1 && !turnsLeft(hull, point)) hull.pop();
    hull.push(point);
  }
  return hull;
}

function turnsLeft(hull: Point[], next: Point): boolean {
  const [a, b] = hull.slice(-2) as [Point, Point];
  return (b[0] - a[0]) * (next[1] - a[1]) - (b[1] - a[1]) * (next[0] - a[0]) > 0;
}

/** The smallest rectangle around a hull, its reading direction within 45° of the x axis; null without an area. */
export function smallestRectangle(hull: Point[]): TextBox | null {
  let best: TextBox | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const [i, from] of hull.entries()) {
    const to = hull[(i + 1) % hull.length] as Point;
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const { box, area } = rectangleAt(hull, angle);
    if (area > 0 && area < smallest) [best, smallest] = [box, area];
  }
  return best && upright(best);
}

function rectangleAt(hull: Point[], angle: number): { box: TextBox; area: number } {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const us = hull.map(([x, y]) => x * cos + y * sin);
  const vs = hull.map(([x, y]) => y * cos - x * sin);
  const [left, right, top, bottom] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const [u, v, w, h] = [(left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2];
  const box: TextBox = {
    centre: [u * cos - v * sin, u * sin + v * cos],
    along: [w * cos, w * sin],
    across: [-h * sin, h * cos],
  };
  return { box, area: w * h };
}

function upright(box: TextBox): TextBox {
  for (const turn of [0, 1, 2, 3] as const) {
    const candidate = turned(box, turn);
    const [x, y] = candidate.along;
    if (x > 0 && Math.abs(y) <= x) return candidate;
  }
  return box;
}
