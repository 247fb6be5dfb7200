/** Left, top, right and bottom, in whatever unit the document counts. */
export interface Place {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Something that stands on a slide; without a place it is read after all that have one. */
export interface Block {
  place: Place | null;
  isTitle: boolean;
  text: string;
}

/**
 * The blocks of a slide that say something, as a person would read them: the title, then from top to bottom and from
 * left to right, columns one after the other.
 */
export function inReadingOrder<B extends Block>(blocks: B[]): B[] {
  const speaking = blocks.filter((block) => block.text.trim() !== '');
  const titles = speaking.filter((block) => block.isTitle);
  const others = speaking.filter((block) => !block.isTitle);
  const placed = others.flatMap((block) => (block.place ? [{ block, place: block.place }] : []));
  return [...titles, ...order(placed, 0).map(({ block }) => block), ...others.filter((block) => block.place === null)];
}

interface Placed<B> {
  block: B;
  place: Place;
}

/** A grid of more rows is a table made of boxes, and is read row by row. */
const mostRowsOfColumns = 3;
const deepest = 40;

/** Parts the blocks at the gaps between rows, or between columns, and each part again, until no gap is left. */
function order<B>(blocks: Placed<B>[], depth: number): Placed<B>[] {
  if (blocks.length < 2) return blocks;
  const rows = partsOf(blocks, ({ top, bottom }) => [top, bottom]);
  const columns = columnsOf(blocks);
  const isGrid = rows.length <= mostRowsOfColumns && rows.every((row) => columnsOf(row).length === columns.length);
  const parts = columns.length > 1 && (isGrid || rows.length === 1) ? columns : rows;
  if (parts.length === 1 || depth > deepest) return byPosition(blocks);
  return parts.flatMap((part) => order(part, depth + 1));
}

const columnsOf = <B>(blocks: Placed<B>[]) => partsOf(blocks, ({ left, right }) => [left, right]);

/** How far neighbours may overlap and still be told apart, as a share of the smaller one. */
const overlap = 0.2;

function partsOf<B>(blocks: Placed<B>[], spanOf: (place: Place) => [start: number, end: number]): Placed<B>[][] {
  const sorted = blocks
    .map((block) => ({ block, span: spanOf(block.place) }))
    .sort((one, other) => one.span[0] - other.span[0]);
  const parts: Placed<B>[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  let longest = 0;
  for (const { block, span } of sorted) {
    const [start, end] = span;
    if (start >= reach - overlap * Math.min(end - start, longest)) {
      parts.push([]);
      longest = 0;
    }
    parts.at(-1)?.push(block);
    longest = Math.max(longest, end - start);
    reach = Math.max(reach, end);
  }
  return parts;
}

const byPosition = <B>(blocks: Placed<B>[]) =>
  [...blocks].sort((one, other) => one.place.top - other.place.top || one.place.left - other.place.left);
