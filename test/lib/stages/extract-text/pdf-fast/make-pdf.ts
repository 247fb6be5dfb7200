import { deflateSync } from 'node:zlib';
import { join } from '../fixtures/pdf.ts';

/** An object of a PDF by its text, with bytes when it is a stream; object 1 is the catalog. */
export interface Part {
  text: string;
  stream?: string | Uint8Array;
  /** Streams are deflated unless their text names a filter of its own. */
  filter?: string;
}

interface Layout {
  /** Objects in streams and cross references as a stream, as programs write since PDF 1.5. */
  isPacked?: boolean;
  /** Entries for the trailer. */
  trailer?: string;
}

/** Characters below 256 as bytes. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Lays objects out as a file. */
export function makePdf(parts: Part[], { isPacked = false, trailer = '' }: Layout = {}): Uint8Array {
  return isPacked ? packed(parts, trailer) : plain(parts, trailer);
}

function plain(parts: Part[], trailer: string): Uint8Array {
  const { pieces, offsets, length } = write(parts.map((part, index): [number, Uint8Array] => [index + 1, whole(part)]));
  const rows = parts.map((_, index) => `${String(offsets.get(index + 1)).padStart(10, '0')} 00000 n \n`).join('');
  const size = parts.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return join([...pieces, latin1(end)]);
}

/** All objects that are no streams lie in one stream; the cross references are predicted from the row above. */
function packed(parts: Part[], trailer: string): Uint8Array {
  const container = parts.length + 1;
  const table = container + 1;
  const numbered = parts.map((part, index) => ({ part, number: index + 1 }));
  const inside = numbered.filter(({ part }) => part.stream === undefined);
  let at = 0;
  const heads = inside.map(({ part, number }) => {
    const head = `${number} ${at}`;
    at += part.text.length + 1;
    return head;
  });
  const first = `${heads.join(' ')}\n`;
  const stream = first + inside.map(({ part }) => part.text).join('\n');
  const text = `<< /Type /ObjStm /N ${inside.length} /First ${first.length}`;
  const outside = numbered.filter(({ part }) => part.stream !== undefined);
  const { pieces, offsets, length } = write([
    ...outside.map(({ part, number }): [number, Uint8Array] => [number, whole(part)]),
    [container, whole({ text, stream })],
  ]);
  offsets.set(table, length);
  const rows = [[0, 0, 0]];
  for (let number = 1; number <= table; number++) {
    const index = inside.findIndex((entry) => entry.number === number);
    rows.push(index < 0 ? [1, offsets.get(number) ?? 0, 0] : [2, container, index]);
  }
  const bytes = rows.map(([kind = 0, place = 0, index = 0]) => [
    kind,
    place >> 16,
    (place >> 8) & 255,
    place & 255,
    index,
  ]);
  const predicted = bytes.flatMap((row, y) => [2, ...row.map((byte, x) => (byte - (bytes[y - 1]?.[x] ?? 0)) & 255)]);
  const entries = `/Type /XRef /Size ${table + 1} /W [1 3 1] /Root 1 0 R ${trailer} /DecodeParms << /Predictor 12 /Columns 5 >>`;
  const references = whole({ text: `<< ${entries}`, stream: Uint8Array.from(predicted) });
  const end = latin1(`startxref\n${length}\n%%EOF\n`);
  return join([...pieces, latin1(`${table} 0 obj\n`), references, latin1('\nendobj\n'), end]);
}

function whole({ text, stream, filter = '/FlateDecode' }: Part): Uint8Array {
  if (stream === undefined) return latin1(text);
  const bytes = typeof stream === 'string' ? latin1(stream) : stream;
  const body = filter === '/FlateDecode' ? deflateSync(bytes) : bytes;
  const entries = `${text} /Length ${body.length} ${filter === '' ? '' : `/Filter ${filter}`} >>\nstream\n`;
  return join([latin1(entries), body, latin1('\nendstream')]);
}

function write(objects: [number, Uint8Array][]): {
  pieces: Uint8Array[];
  offsets: Map<number, number>;
  length: number;
} {
  const pieces = [latin1('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let length = pieces[0]?.length ?? 0;
  for (const [number, body] of objects) {
    const object = join([latin1(`${number} 0 obj\n`), body, latin1('\nendobj\n')]);
    offsets.set(number, length);
    pieces.push(object);
    length += object.length;
  }
  return { pieces, offsets, length };
}
