import { Inflate } from 'fflate';
import { readZipDirectory, type ZipEntry } from '../../documents/media-type/zip-directory.ts';
import { AppError } from '../../errors.ts';
import { limits } from './limits.ts';

/** The parts of an Office document. Their names are only compared, never used as paths. */
export interface Archive {
  names: string[];
  /** The bytes of a part, inflated piece by piece; an absent part has none. */
  read(name: string): Iterable<Uint8Array>;
}

const stored = 0;
const deflated = 8;
const localHeader = 30;
/** Deflate expands at most 1032-fold, so one piece never becomes more than 17 MB. */
const pieceSize = 16_384;

/** Opens a ZIP after adding up what it claims to hold; what it really inflates to is counted while reading. */
export function openArchive(bytes: Uint8Array): Archive {
  const entries = readZipDirectory(bytes);
  refuseBomb(entries, bytes.length);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  let inflated = 0;
  const count = (piece: Uint8Array) => {
    inflated += piece.length;
    refuseSize(inflated, bytes.length);
  };
  return {
    names: [...byName.keys()],
    *read(name) {
      const entry = byName.get(name);
      if (!entry) return;
      for (const piece of pieces(compressedBytes(bytes, entry), entry.method)) {
        count(piece);
        yield piece;
      }
    },
  };
}

function refuseBomb(entries: ZipEntry[], fileSize: number): void {
  if (entries.length > limits.archiveEntries) throw tooComplex(`it has ${entries.length} parts`);
  if (entries.some((entry) => entry.isEncrypted)) {
    throw new AppError('document_encrypted', 'A password protects this document; remove it and upload again.');
  }
  if (entries.some((entry) => entry.isSymlink)) throw damaged('it holds links to other files');
  const sum = (size: (entry: ZipEntry) => number) => entries.reduce((total, entry) => total + size(entry), 0);
  refuseSize(
    sum((entry) => entry.size),
    fileSize,
  );
  if (sum((entry) => entry.compressedSize) > fileSize) throw damaged('its parts overlap');
}

function refuseSize(inflated: number, fileSize: number): void {
  const isBomb = inflated > limits.archiveRatioFrom && inflated > fileSize * limits.archiveRatio;
  if (isBomb || inflated > limits.archiveInflated) {
    throw tooComplex(`it unpacks to more than ${Math.floor(inflated / 1_048_576)} MB`);
  }
}

function compressedBytes(bytes: Uint8Array, { offset, compressedSize }: ZipEntry): Uint8Array {
  if (offset + localHeader > bytes.length) throw damaged('a part lies outside the file');
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, localHeader);
  const start = offset + localHeader + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + compressedSize > bytes.length) throw damaged('a part is cut off');
  return bytes.subarray(start, start + compressedSize);
}

function* pieces(compressed: Uint8Array, method: number): Iterable<Uint8Array> {
  if (method !== stored && method !== deflated) throw damaged('a part is packed in an unknown way');
  let ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => ready.push(piece));
  for (let at = 0; at < compressed.length; at += pieceSize) {
    const piece = compressed.subarray(at, at + pieceSize);
    if (method === stored) yield piece;
    else {
      inflate.push(piece, at + pieceSize >= compressed.length);
      yield* ready;
      ready = [];
    }
  }
}

const tooComplex = (why: string) =>
  new AppError('document_too_complex', `The document is too large when unpacked: ${why}.`);

const damaged = (why: string) =>
  new AppError('document_corrupt', `The document is damaged: ${why}. Save it again and upload it once more.`);
