export interface Dimensions {
  width: number;
  height: number;
}

/** Reads width and height from the header of a PNG, JPEG, GIF, WebP or BMP; null for anything else. */
export function dimensionsOf(bytes: Uint8Array): Dimensions | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return formats.find(({ matches }) => matches(view))?.read(view) ?? null;
  } catch (error) {
    // A header that ends early.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Format {
  matches(view: DataView): boolean;
  read(view: DataView): Dimensions | null;
}

const formats: Format[] = [
  {
    matches: (view) => view.getUint32(0) === 0x89504e47,
    read: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  },
  { matches: (view) => view.getUint16(0) === 0xffd8, read: jpegDimensions },
  {
    matches: (view) => ascii(view, 0, 4) === 'GIF8',
    read: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  },
  { matches: (view) => ascii(view, 0, 4) === 'RIFF' && ascii(view, 8, 4) === 'WEBP', read: webpDimensions },
  {
    matches: (view) => ascii(view, 0, 2) === 'BM',
    read: (view) => ({ width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }),
  },
];

const ascii = (view: DataView, offset: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(offset + i)));

/** Walks the segments to the frame header (SOF). */
function jpegDimensions(view: DataView): Dimensions | null {
  for (let at = 2; at < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (isFrameHeader(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // A fill byte, or a marker without a segment.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** C0–CF start a frame, except the tables C4 and CC and the reserved C8. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function webpDimensions(view: DataView): Dimensions | null {
  const chunk = ascii(view, 12, 4);
  if (chunk === 'VP8X') return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (chunk === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (chunk !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
}

const uint24 = (view: DataView, offset: number): number =>
  view.getUint16(offset, true) + view.getUint8(offset + 2) * 0x10000;
