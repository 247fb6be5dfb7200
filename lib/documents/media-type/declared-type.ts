import { inflateSync } from 'fflate';
import type { ZipEntry } from './zip-directory.ts';

/** Deflate expands at most 1032-fold. */
const longest = 256;
const localHeader = 30;

/** What the part `mimetype` of an OpenDocument file or an EPUB book says; empty when there is none that can be read. */
export function declaredType(bytes: Uint8Array, entries: ZipEntry[]): string {
  const entry = entries.find(({ name }) => name === 'mimetype');
  if (!entry || entry.compressedSize > longest || entry.offset + localHeader > bytes.length) return '';
  const header = new DataView(bytes.buffer, bytes.byteOffset + entry.offset, localHeader);
  const start = entry.offset + localHeader + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = bytes.subarray(start, start + entry.compressedSize);
  return new TextDecoder().decode(unpacked(packed, entry.method)).trim();
}

function unpacked(packed: Uint8Array, method: number): Uint8Array {
  if (method === 0) return packed;
  try {
    return inflateSync(packed);
  } catch {
    return new Uint8Array();
  }
}
