import { limits } from '../../limits.ts';
import { doubt } from './doubt.ts';
import { Lexer } from './lexer.ts';
import { parseDict } from './parser.ts';
import { type Dict, Keyword, type Stream } from './values.ts';
import { marks } from './words.ts';
import { readXrefRows } from './xref-stream.ts';

/** Where an object is: at an offset of the file, or by its index in a stream of objects. */
export type Place = { at: number; generation: number } | { container: number; index: number } | null;

export interface Xref {
  places: Map<number, Place>;
  /** The newest trailer; it names the catalog. */
  trailer: Dict;
}

/** How a stream of cross references at an offset is read, with its bytes unpacked. */
export type StreamReader = (at: number) => { stream: Stream; bytes: Uint8Array };

const tail = 2048;
const mostSections = 200;
/** Tab, line feed, carriage return and blank. */
const gaps = [9, 10, 13, 32];

/** Reads the cross references of a file from its end on, newest first: tables, streams, and tables that name a stream. */
export function readXref(bytes: Uint8Array, readStream: StreamReader): Xref {
  const queue = [startOf(bytes)];
  const seen = new Set<number>();
  const places = new Map<number, Place>();
  let trailer: Dict | null = null;
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (seen.size > mostSections) doubt('too many cross references');
    const section = readSection(bytes, next, places, readStream);
    trailer ??= section;
    for (const key of ['XRefStm', 'Prev']) {
      const offset = section.get(key);
      if (typeof offset === 'number') queue.push(offset);
      else if (offset !== undefined) doubt('odd cross reference');
    }
  }
  return { places, trailer: trailer ?? doubt('no trailer') };
}

function startOf(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - tail);
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('startxref');
  if (at < from) doubt('no cross reference');
  const end = at + 'startxref'.length;
  if (!gaps.includes(bytes[end] ?? 0)) doubt('odd cross reference');
  const offset = new Lexer(bytes, end).next();
  return typeof offset === 'number' ? offset : doubt('odd cross reference');
}

function readSection(bytes: Uint8Array, at: number, places: Map<number, Place>, readStream: StreamReader): Dict {
  if (!Number.isInteger(at) || at <= 0 || at >= bytes.length) doubt('cross reference outside of the file');
  const lexer = new Lexer(bytes, at);
  const first = lexer.next();
  if (first instanceof Keyword) return first.text === 'xref' ? readTable(lexer, places) : doubt('odd cross reference');
  const { stream, bytes: rows } = readStream(at);
  readXrefRows(stream.dict, rows, places);
  return stream.dict;
}

function readTable(lexer: Lexer, places: Map<number, Place>): Dict {
  for (;;) {
    const first = lexer.next();
    if (first instanceof Keyword && first.text === 'trailer') break;
    const count = lexer.next();
    if (typeof first !== 'number' || typeof count !== 'number') doubt('odd cross reference');
    for (let number = first; number < first + count; number++) readRow(lexer, number, places);
  }
  if (lexer.next() !== marks.dictStart) doubt('no trailer');
  const trailer = parseDict(lexer);
  // The PDF library looks one token ahead, and is put off by one that is none.
  lexer.next();
  return trailer;
}

function readRow(lexer: Lexer, number: number, places: Map<number, Place>): void {
  const at = lexer.next();
  const generation = lexer.next();
  const kind = lexer.next();
  if (typeof at !== 'number' || typeof generation !== 'number' || !(kind instanceof Keyword))
    doubt('odd cross reference');
  const isFree = kind.text === 'f';
  if (!isFree && kind.text !== 'n') doubt('odd cross reference');
  // Some programs number from 1 what begins at 0; the PDF library knows how to tell.
  if (isFree && number === 1 && generation === 65535) doubt('odd cross reference');
  if (places.size > limits.fastPdf.objects) doubt('too many objects');
  if (!places.has(number)) places.set(number, isFree ? null : { at, generation });
}
