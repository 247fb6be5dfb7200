import type { TiffPage } from '../../../documents/media-type/tiff.ts';
import { readTags, type Tag } from './tags.ts';

/** Where the picture lies, and how long each of its pieces is: strips, tiles, or one JPEG. */
const pieces = new Map([
  [273, 279],
  [324, 325],
  [513, 514],
]);
/** Directories within a directory, which say nothing about the picture. */
const asides = new Set([330, 34_665, 34_853, 40_965]);
/** JPEG tables at places of their own, as only the oldest writers left them. */
const scattered = new Set([519, 520, 521]);

/** More strips or tiles than any page has. */
const mostPieces = 100_000;

/** A TIFF of these pages alone, their pictures untouched; null when it would have to be guessed where they lie. */
export function tiffExcerpt(bytes: Uint8Array, pages: TiffPage[]): Uint8Array | null {
  const isLittle = bytes[0] === 0x49;
  const out = new TiffWriter(bytes.subarray(0, 4), isLittle);
  for (const page of pages) {
    const tags = readTags(bytes, page, isLittle);
    if (!tags || tags.some(({ id }) => scattered.has(id)) || namesTwice(tags)) return null;
    const moved = tags.filter(({ id }) => !asides.has(id)).map((tag) => movedTag(bytes, tag, tags, out));
    // Pieces that lie on one another add up to more than the file.
    if (moved.includes(null) || out.length > bytes.length) return null;
    out.directory(moved.filter((tag) => tag !== null));
  }
  return out.bytes();
}

/** The tag as it will stand in the excerpt, with the pieces that it points at copied there. */
function movedTag(bytes: Uint8Array, tag: Tag, tags: Tag[], out: TiffWriter): Tag | null {
  const sizesAt = pieces.get(tag.id);
  if (sizesAt === undefined) return tag;
  if (tag.count > mostPieces) return null;
  const sizes = tags.find(({ id }) => id === sizesAt)?.numbers() ?? [];
  const places = tag.numbers();
  if (places.length === 0 || sizes.length !== places.length) return null;
  const offsets = places.map((at, index) => out.add(bytes.subarray(at, at + (sizes[index] ?? 0))));
  return { ...tag, type: 4, count: offsets.length, value: out.longs(offsets) };
}

const namesTwice = (tags: Tag[]) => new Set(tags.map(({ id }) => id)).size < tags.length;

class TiffWriter {
  readonly #isLittle: boolean;
  readonly #parts: Uint8Array[];
  length = 8;
  /** Where the place of the next directory belongs. */
  #link: DataView;

  constructor(mark: Uint8Array, isLittle: boolean) {
    const header = new Uint8Array(8);
    header.set(mark);
    this.#isLittle = isLittle;
    this.#parts = [header];
    this.#link = new DataView(header.buffer, 4);
  }

  /** Adds bytes at an even place, and answers it. */
  add(part: Uint8Array): number {
    const at = this.length;
    this.#parts.push(part);
    if (part.length % 2 === 1) this.#parts.push(new Uint8Array(1));
    this.length += part.length + (part.length % 2);
    return at;
  }

  longs(numbers: number[]): Uint8Array {
    const view = new DataView(new ArrayBuffer(numbers.length * 4));
    for (const [index, number] of numbers.entries()) view.setUint32(index * 4, number, this.#isLittle);
    return new Uint8Array(view.buffer);
  }

  directory(tags: Tag[]): void {
    const places = tags.map(({ value }) => (value.length > 4 ? this.add(value) : null));
    const view = new DataView(new ArrayBuffer(2 + tags.length * 12 + 4));
    const bytes = new Uint8Array(view.buffer);
    view.setUint16(0, tags.length, this.#isLittle);
    for (const [index, { id, type, count, value }] of tags.entries()) {
      const at = 2 + index * 12;
      const place = places[index] ?? null;
      view.setUint16(at, id, this.#isLittle);
      view.setUint16(at + 2, type, this.#isLittle);
      view.setUint32(at + 4, count, this.#isLittle);
      if (place === null) bytes.set(value, at + 8);
      else view.setUint32(at + 8, place, this.#isLittle);
    }
    this.#link.setUint32(0, this.add(bytes), this.#isLittle);
    this.#link = new DataView(view.buffer, view.byteLength - 4);
  }

  bytes(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
