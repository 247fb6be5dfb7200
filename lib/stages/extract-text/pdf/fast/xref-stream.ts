import { limits } from '../../limits.ts';
import { doubt } from './doubt.ts';
import type { Dict, Value } from './values.ts';
import type { Place } from './xref.ts';

/** Reads the rows of a stream of cross references; what a newer one has told already stays. */
export function readXrefRows(dict: Dict, bytes: Uint8Array, places: Map<number, Place>): void {
  const widths = numbers(dict.get('W'));
  const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
  const width = kindWidth + firstWidth + secondWidth;
  if (widths.length !== 3 || width < 1 || width > 24) doubt('odd cross reference');
  const ranges = dict.has('Index') ? numbers(dict.get('Index')) : [0, ...numbers([dict.get('Size') ?? null])];
  let at = 0;
  const field = (size: number) => {
    let value = 0;
    for (let index = 0; index < size; index++) value = value * 256 + (bytes[at++] ?? 0);
    return value;
  };
  for (let range = 0; range < ranges.length; range += 2) {
    const from = ranges[range] ?? 0;
    const count = ranges[range + 1] ?? 0;
    if (at + count * width > bytes.length) doubt('short cross reference');
    if (places.size + count > limits.fastPdf.objects) doubt('too many objects');
    for (let number = from; number < from + count; number++) {
      const kind = kindWidth > 0 ? field(kindWidth) : 1;
      const place = placeOf(kind, field(firstWidth), field(secondWidth));
      if (!places.has(number)) places.set(number, place);
    }
  }
}

function placeOf(kind: number, first: number, second: number): Place {
  if (kind === 0) return null;
  if (kind === 1) return { at: first, generation: second };
  return kind === 2 ? { container: first, index: second } : doubt('odd cross reference');
}

function numbers(value: Value | undefined): number[] {
  if (!Array.isArray(value)) doubt('odd cross reference');
  return value.map((entry) =>
    typeof entry === 'number' && Number.isInteger(entry) && entry >= 0 ? entry : doubt('odd cross reference'),
  );
}
