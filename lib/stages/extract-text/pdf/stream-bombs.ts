import { constants, inflateSync } from 'node:zlib';
import { Inflate } from 'fflate';
import { AppError } from '../../../errors.ts';
import { limits } from '../limits.ts';
import { decodeAscii } from './ascii-filters.ts';
import { Budget } from './fast/budget.ts';
import { Doubt } from './fast/doubt.ts';
import { readToUnicode } from './fast/fonts/to-unicode.ts';

const bestRatio = 1032;
const nestedFilters = 4;
const zlibHeader = 2;
/** What a page lists: its content, and its notes and fields. */
const lists = ['/Contents', '/Annots'];
/** Blanks between a name and its list. */
const widestGap = 10;
/** What one piece inflates to stays below 17 MB. */
const pieceSize = 16_384;

/**
 * Refuses a PDF in which a stream that is no picture inflates beyond the limit; the PDF library itself has none.
 * Streams too short to become that large are not touched, so that ordinary documents cost nothing.
 */
export function refuseStreamBombs(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseManyPieces(file);
  let at = file.indexOf('stream');
  let dictionaryFrom = 0;
  while (at >= 0) {
    const start = at + 'stream'.length;
    const end = file.indexOf('endstream', start);
    const stop = end < 0 ? file.length : end;
    const dictionary = file.toString('latin1', Math.max(dictionaryFrom, at - 4096), at);
    if (!isPicture(dictionary)) {
      const stream = binary(file.subarray(skipLineEnd(file, start), stop), dictionary);
      refuseBomb(stream);
      if (!isFile(dictionary)) refuseHardWork(stream);
    }
    dictionaryFrom = stop;
    at = file.indexOf('stream', stop + 'endstream'.length);
  }
}

const isPicture = (dictionary: string) => /\/Subtype\s*\/Image\b/.test(dictionary.slice(dictionary.lastIndexOf('obj')));

/** Fonts, files within the file and descriptions are not drawn; only their size matters. */
const isFile = (dictionary: string) =>
  /\/Length[123]\b|\/(?:Type1C|CIDFontType0C|OpenType|EmbeddedFile|Metadata)\b/.test(
    dictionary.slice(dictionary.lastIndexOf('obj')),
  );

/** Old programs write deflated streams as ASCII; one that is short either way is left as it is. */
function binary(stream: Uint8Array, dictionary: string): Uint8Array {
  const filter = /\/(A85|ASCII85Decode|AHx|ASCIIHexDecode)\b/.exec(
    dictionary.slice(dictionary.lastIndexOf('obj')),
  )?.[1];
  return filter ? decodeAscii(stream, filter.startsWith('A8') || filter === 'ASCII85Decode' ? 85 : 16) : stream;
}

/** A short stream can only be a bomb when what it inflates to is deflated again. */
function refuseBomb(stream: Uint8Array): void {
  if (!looksDeflated(stream)) return;
  const count = inflationCounter(1);
  const isShort = stream.length * bestRatio <= limits.pdfStream;
  for (const piece of piecesOf(stream.subarray(zlibHeader))) {
    const isNested = count(piece);
    if (isNested === null || (isShort && !isNested)) return;
  }
}

function* piecesOf(stream: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < stream.length; at += pieceSize) yield stream.subarray(at, at + pieceSize);
}

type Counter = (piece: Uint8Array) => boolean | null;

/**
 * Takes a deflated stream piece by piece, keeps nothing and throws when it inflates beyond the limit. Answers whether
 * there is another deflated stream inside, which is counted too; null when it cannot be inflated any further.
 */
function inflationCounter(depth: number): Counter {
  if (depth > nestedFilters) throw bomb();
  let inflated = 0;
  let inner: Counter | null = null;
  const inflate = new Inflate((piece) => {
    if (inflated === 0 && looksDeflated(piece)) inner = inflationCounter(depth + 1);
    if (inner) for (const part of piecesOf(inflated === 0 ? piece.subarray(zlibHeader) : piece)) inner(part);
    inflated += piece.length;
    if (inflated > limits.pdfStream) throw bomb();
  });
  return (piece) => {
    try {
      inflate.push(piece);
      return inner !== null;
    } catch (error) {
      if (error instanceof AppError) throw error;
      return null;
    }
  };
}

/** The header of zlib: method 8 and a checksum over its two bytes. */
const looksDeflated = ([first = 0, second = 0]: Uint8Array) =>
  (first & 15) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0;

function skipLineEnd(file: Uint8Array, at: number): number {
  if (file[at] === 13 && file[at + 1] === 10) return at + 2;
  return file[at] === 10 || file[at] === 13 ? at + 1 : at;
}

/** Refuses what the PDF library would work on for minutes without looking up, while no deadline can stop it. */
function refuseHardWork(stream: Uint8Array): void {
  const content = looksDeflated(stream) ? inflated(stream) : stream;
  if (content.length > limits.pdfContent) throw bomb();
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  refuseManyPieces(text);
  if (text.includes('bfrange')) refuseLargeTables(content);
}

/** Damaged data is inflated as far as it goes, in the library; here it is left alone. */
function inflated(stream: Uint8Array): Uint8Array {
  try {
    return inflateSync(stream, { maxOutputLength: limits.pdfContent, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error instanceof RangeError) throw bomb();
    return new Uint8Array();
  }
}

/** The library takes one piece after the other, and the same one as often as it is named. */
function refuseManyPieces(bytes: Buffer): void {
  for (const name of lists) refuseLongLists(bytes, name);
}

function refuseLongLists(bytes: Buffer, name: string): void {
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at)) {
    at += name.length;
    const open = bytes.subarray(at, at + widestGap).indexOf('[');
    if (open < 0) continue;
    const end = bytes.indexOf(']', at);
    if (end < 0) return;
    const isLong = end - at > limits.pdfPieces;
    if (isLong && bytes.toString('latin1', at, end).split('R').length > limits.pdfPieces) throw bomb();
    at = end;
  }
}

/** A table of a font by our own reader, which refuses one that is too large; it may be in doubt about any. */
function refuseLargeTables(content: Uint8Array): void {
  try {
    readToUnicode(content, new Budget());
  } catch (error) {
    if (!(error instanceof Doubt)) throw error;
  }
}

const bomb = () =>
  new AppError(
    'document_too_complex',
    'A part of this PDF is too large when unpacked. Print it to a new PDF and upload that.',
  );
