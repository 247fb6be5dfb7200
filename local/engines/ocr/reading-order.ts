import type { Row, Word } from '../reading.ts';
import { heightOf, type Point, type TextBox, widthOf } from './geometry.ts';
import { gutterOf } from './gutter.ts';

/** Words that stand together on one line of one column. */
export interface Segment {
  box: TextBox;
  words: Word[];
}

/** A segment on the page's own axes, in pixels. */
export interface Placed {
  words: Word[];
  left: number;
  right: number;
  middle: number;
  height: number;
}

/** Two segments share a row when their middles differ by less than this share of the lower one's height. */
const sameRow = 0.45;

/** Orders segments as a person reads them: columns of prose one after the other, everything else row by row. */
export function rowsOf(segments: Segment[]): Row[] {
  const axes = axesOf(segments);
  const placed = segments.map(({ box, words }): Placed => {
    const x = dot(box.centre, axes.along);
    const reach = widthOf(box) / 2;
    const height = Math.min(heightOf(box), widthOf(box));
    return { words, left: x - reach, right: x + reach, middle: dot(box.centre, axes.across), height };
  });
  return inOrder(placed.sort((a, b) => a.middle - b.middle)).map((row) => row.map(({ words }) => words));
}

function inOrder(placed: Placed[]): Placed[][] {
  const gutter = gutterOf(placed);
  if (gutter === null) return inRows(placed);
  const rows: Placed[][] = [];
  for (const { columns, below } of bandsOf(placed, gutter)) rows.push(...inColumns(columns, gutter), ...below);
  return rows;
}

/** What stands in columns between two lines that run across the gutter, and the line that ends it. */
interface Band {
  columns: Placed[];
  below: Placed[][];
}

function bandsOf(placed: Placed[], gutter: number): Band[] {
  const bands: Band[] = [{ columns: [], below: [] }];
  for (const segment of placed) {
    const band = bands.at(-1) as Band;
    if (segment.left < gutter && segment.right > gutter) {
      band.below.push([segment]);
      bands.push({ columns: [], below: [] });
    } else band.columns.push(segment);
  }
  return bands;
}

/** Fewer lines than these on a side are a heading or a row of a table, not a column. */
const shortestColumn = 4;

function inColumns(placed: Placed[], gutter: number): Placed[][] {
  const left = placed.filter((segment) => segment.right <= gutter);
  const right = placed.filter((segment) => segment.right > gutter);
  if (Math.min(left.length, right.length) < shortestColumn) return inRows(placed);
  return [...inOrder(left), ...inOrder(right)];
}

function inRows(placed: Placed[]): Placed[][] {
  const rows: Placed[][] = [];
  for (const next of placed) {
    const row = rows.findLast(([first]) => first && Math.abs(first.middle - next.middle) < next.height * sameRow);
    if (row) row.push(next);
    else rows.push([next]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

/** The page's own axes: those of its longest lines, so that a page photographed askew still falls into rows. */
function axesOf(segments: Segment[]): { along: Point; across: Point } {
  const longest = segments.toSorted((a, b) => widthOf(b.box) - widthOf(a.box)).slice(0, 15);
  const [reference = 0, ...others] = longest.map(({ box }) => Math.atan2(box.along[1], box.along[0]));
  const differences = others.map((angle) => Math.atan2(Math.sin(angle - reference), Math.cos(angle - reference)));
  const angle = reference + median([0, ...differences]);
  return { along: [Math.cos(angle), Math.sin(angle)], across: [-Math.sin(angle), Math.cos(angle)] };
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
