import { AppError } from '../../../errors.ts';
import { limits } from '../limits.ts';

const headerSize = 512;
const firstTables = 109;
/** Numbers from here on say that a chain ends, or that a sector is free. */
const lastSector = 0xfffffffa;

/** Bytes of a compound file, which lie in chains of sectors as its tables say. */
export interface Sectors {
  /** The bytes of the chain that begins here, no more than so many. */
  read(start: number, size: number): Uint8Array;
}

export interface LargeSectors {
  header: DataView;
  /** How many bytes the chain holds that begins here. */
  chainLength(start: number): number;
}

/** The header of a compound file and its large sectors; throws `document_corrupt` where its tables lead nowhere. */
export function openSectors(bytes: Uint8Array): Sectors & LargeSectors {
  if (bytes.length < headerSize) throw damaged();
  const header = new DataView(bytes.buffer, bytes.byteOffset, headerSize);
  const shift = header.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw damaged();
  const size = 2 ** shift;
  const count = Math.ceil(bytes.length / size) - 1;
  const sector = (number: number): DataView => {
    const at = (number + 1) * size;
    if (number >= count || at + size > bytes.length) throw damaged();
    return new DataView(bytes.buffer, bytes.byteOffset + at, size);
  };
  const table = readTable(header, sector, { size, count });
  const piece = (number: number) => bytes.subarray((number + 1) * size, (number + 2) * size);
  return {
    header,
    read: chainReader(piece, table, size, budget()),
    chainLength(start) {
      let length = 0;
      for (let number = start; number < lastSector; number = table[number] ?? lastSector) {
        if (++length > count) throw damaged();
      }
      return length * size;
    },
  };
}

/** The small sectors, which lie in a stream of their own. */
export function openSmallSectors(stream: Uint8Array, table: Uint8Array): Sectors {
  const next = new DataView(table.buffer, table.byteOffset, table.byteLength - (table.byteLength % 4));
  const size = 64;
  const piece = (number: number) => stream.subarray(number * size, (number + 1) * size);
  return { read: chainReader(piece, numbersOf(next), size, budget()) };
}

/** Lists which sector follows which, from the sectors that the header names and those that they name in turn. */
function readTable(header: DataView, sector: (number: number) => DataView, file: { size: number; count: number }) {
  const parts: number[] = [];
  const collect = (view: DataView, from: number, entries: number) => {
    for (let index = 0; index < entries; index++) {
      const number = view.getUint32(from + index * 4, true);
      if (number < lastSector) parts.push(number);
    }
  };
  collect(header, 76, firstTables);
  const perSector = file.size / 4 - 1;
  let next = header.getUint32(68, true);
  for (let seen = 0; next < lastSector; seen++) {
    if (seen > file.count) throw damaged();
    const view = sector(next);
    collect(view, 0, perSector);
    next = view.getUint32(perSector * 4, true);
  }
  if (parts.length > file.count) throw damaged();
  const table = new Uint32Array((parts.length * file.size) / 4);
  for (const [index, part] of parts.entries()) table.set(numbersOf(sector(part)), (index * file.size) / 4);
  return table;
}

const numbersOf = (view: DataView): Uint32Array =>
  Uint32Array.from({ length: view.byteLength / 4 }, (_, index) => view.getUint32(index * 4, true));

type Spend = (size: number) => void;

/** Many streams may claim the same sectors: what is read is counted however often it is read. */
function budget(): Spend {
  let read = 0;
  return (size) => {
    read += size;
    if (read > limits.archiveInflated)
      throw new AppError('document_too_complex', 'The e-mail is too large: its parts add up to more than 100 MB.');
  };
}

function chainReader(piece: (number: number) => Uint8Array, table: Uint32Array, sectorSize: number, spend: Spend) {
  return (start: number, size: number): Uint8Array => {
    const needed = Math.ceil(size / sectorSize);
    if (needed > table.length) throw damaged();
    spend(needed * sectorSize);
    const whole = new Uint8Array(needed * sectorSize);
    let number = start;
    for (let index = 0; index < needed; index++) {
      const bytes = number < table.length ? piece(number) : new Uint8Array();
      // The last sector of a file may be cut short where its stream ends.
      if (bytes.length === 0) throw damaged();
      whole.set(bytes, index * sectorSize);
      number = table[number] ?? lastSector;
    }
    return whole.subarray(0, size);
  };
}

export const damaged = () =>
  new AppError('document_corrupt', 'The e-mail is damaged or cut off. Save it again and upload it once more.');
