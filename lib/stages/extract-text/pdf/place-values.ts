import type { FormValue } from './form-values.ts';
import type { PlacedText } from './geometry.ts';

const largestType = 12;
/** The type of a field is a little smaller than the field, and its letters are about half as wide as high. */
const typeShare = 0.75;
const letterWidth = 0.5;
const belowLine = 0.22;

/** The lines of what was filled in, placed where its fields are. */
function placedValues({ text, rectangle }: FormValue): PlacedText[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = rectangle;
  const rows = text.split(/[\r\n\u2028\u2029]+/).filter((row) => row.trim() !== '');
  const pitch = Math.max(1, (top - bottom) / Math.max(1, rows.length));
  const size = Math.min(largestType, pitch * typeShare);
  return rows.map((row, index) => {
    const middle = rows.length === 1 ? (top + bottom) / 2 : top - (index + 0.5) * Math.min(pitch, size / typeShare);
    const baseline = middle - (0.5 - belowLine) * size;
    const width = Math.min(Math.max(1, right - left), row.length * size * letterWidth);
    return {
      str: row.trim(),
      dir: 'ltr',
      transform: [size, 0, 0, size, left, baseline],
      width,
      height: size,
      isApart: true,
    };
  });
}

/** How far a value may be above or below the line that it belongs to, as a share of the larger type. */
const sameLine = 0.7;

/** Puts values that were filled in into the lines of a page: each beside its label, or below the line above it. */
export function addValues(lines: PlacedText[][], values: FormValue[]): void {
  for (const value of values) for (const part of placedValues(value)) addValue(lines, part);
}

function addValue(lines: PlacedText[][], value: PlacedText): void {
  const [, , , , x, y] = value.transform;
  let beside: PlacedText[] | null = null;
  let nearest = Infinity;
  let above = -1;
  let rise = Infinity;
  for (const [index, line] of lines.entries()) {
    for (const part of line) {
      if (part.height === 0 || part.transform[1] !== 0 || part.transform[0] <= 0) continue;
      const higher = part.transform[5] - y;
      const before = x - part.transform[4];
      const apart = before >= 0 ? before : 10_000 - before;
      if (Math.abs(higher) < sameLine * Math.max(part.height, value.height) && apart < nearest) {
        nearest = apart;
        beside = line;
      }
      if (higher > 0 && higher <= rise) {
        rise = higher;
        above = index;
      }
    }
  }
  if (beside) beside.push(value);
  else lines.splice(above + 1, 0, [value]);
}
