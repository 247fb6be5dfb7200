import type { Row, Word } from '../reading.ts';
import { heightOf, type Point, type TextBox, widthOf } from './geometry.ts';

/** Words that stand together on one line of one column. */
export interface Segment {
  box: TextBox;
  words: Word[];
}

/** Two segments share a row when their middles differ by less than this share of the lower one's height. */
const sameRow = 0.45;

/** Groups segments into rows as a person reads them: downwards, and within a row along the direction of reading. */
export function rowsOf(segments: Segment[]): Row[] {
  const axes = axesOf(segments);
  const placed = segments
    .map((segment) => ({
      segment,
      x: dot(segment.box.centre, axes.along) - widthOf(segment.box) / 2,
      y: dot(segment.box.centre, axes.across),
      height: Math.min(heightOf(segment.box), widthOf(segment.box)),
    }))
    .sort((a, b) => a.y - b.y);
  const rows: (typeof placed)[] = [];
  for (const next of placed) {
    const row = rows.findLast(([first]) => first && Math.abs(first.y - next.y) < next.height * sameRow);
    if (row) row.push(next);
    else rows.push([next]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x).map(({ segment }) => segment.words));
}

/** The page's own axes: those of its longest lines, so that a page photographed askew still falls into rows. */
function axesOf(segments: Segment[]): { along: Point; across: Point } {
  const longest = segments.toSorted((a, b) => widthOf(b.box) - widthOf(a.box)).slice(0, 15);
  const angles = longest.map(({ box }) => Math.atan2(box.along[1], box.along[0])).sort((a, b) => a - b);
  const reference = angles[0] ?? 0;
  const angle = median(angles.map((a) => Math.atan2(Math.sin(a - reference), Math.cos(a - reference)))) + reference;
  return { along: [Math.cos(angle), Math.sin(angle)], across: [-Math.sin(angle), Math.cos(angle)] };
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
