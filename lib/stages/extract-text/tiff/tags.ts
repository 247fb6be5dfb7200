import type { TiffPage } from '../../../documents/media-type/tiff.ts';

/** One line of a directory; `value` are its bytes in the file's own order. */
export interface Tag {
  id: number;
  type: number;
  count: number;
  value: Uint8Array;
  /** The value as whole numbers; none when it has no such type. */
  numbers(): number[];
}

/** Bytes of one value, by the number of its type. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
const short = 3;
const long = 4;

/** The tags of a page's directory; null when a value lies outside the file or has a type that nobody knows. */
export function readTags(bytes: Uint8Array, { at, entries }: TiffPage, isLittle: boolean): Tag[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tags: Tag[] = [];
  for (let entry = at + 2; entry < at + 2 + entries * 12; entry += 12) {
    const type = view.getUint16(entry + 2, isLittle);
    const count = view.getUint32(entry + 4, isLittle);
    const length = (sizes[type] ?? 0) * count;
    const start = length > 4 ? view.getUint32(entry + 8, isLittle) : entry + 8;
    if (length === 0 || start + length > bytes.length) return null;
    const value = bytes.subarray(start, start + length);
    tags.push({
      id: view.getUint16(entry, isLittle),
      type,
      count,
      value,
      numbers: () => numbersIn(value, type, isLittle),
    });
  }
  return tags;
}

function numbersIn(value: Uint8Array, type: number, isLittle: boolean): number[] {
  if (type !== short && type !== long) return [];
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  const size = type === short ? 2 : 4;
  return Array.from({ length: value.length / size }, (_, index) =>
    type === short ? view.getUint16(index * size, isLittle) : view.getUint32(index * size, isLittle),
  );
}
