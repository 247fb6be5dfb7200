import { damaged, openSectors, openSmallSectors } from './sectors.ts';

/** A folder in a compound file; a stream is read when it is asked for. */
export interface Storage {
  storages: Map<string, Storage>;
  streams: Map<string, () => Uint8Array>;
}

interface Entry {
  name: string;
  kind: 'storage' | 'stream' | 'root' | 'none';
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

const entrySize = 128;
const mostEntries = 50_000;
const deepest = 20;
const kinds: Entry['kind'][] = ['none', 'storage', 'stream', 'none', 'none', 'root'];

/** Opens the file format in which Outlook keeps a message; throws `document_corrupt` where it leads nowhere. */
export function openCompoundFile(bytes: Uint8Array): Storage {
  const sectors = openSectors(bytes);
  const { header } = sectors;
  const entries = readEntries(wholeChain(sectors, header.getUint32(48, true), bytes.length));
  const [root] = entries;
  if (root?.kind !== 'root') throw damaged();
  const cutoff = header.getUint32(56, true);
  const tableSize = header.getUint32(64, true) * 2 ** header.getUint16(30, true);
  const small = openSmallSectors(
    sectors.read(root.start, root.size),
    sectors.read(header.getUint32(60, true), tableSize),
  );
  const read = ({ start, size }: Entry) => (size < cutoff ? small : sectors).read(start, size);
  return storageOf(entries, root, read);
}

/** The directory says nowhere how long it is: it ends with its chain. */
function wholeChain(sectors: ReturnType<typeof openSectors>, start: number, fileSize: number): Uint8Array {
  const size = sectors.chainLength(start);
  if (size > fileSize) throw damaged();
  return sectors.read(start, size);
}

function readEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const count = Math.min(mostEntries, Math.floor(directory.length / entrySize));
  return Array.from({ length: count }, (_, index) => {
    const at = index * entrySize;
    const nameSize = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameSize)),
      kind: kinds[view.getUint8(at + 66)] ?? 'none',
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

/** The entries of a folder form a tree; one that is met twice ends the search there. */
function storageOf(entries: Entry[], root: Entry, read: (entry: Entry) => Uint8Array): Storage {
  const seen = new Set<Entry>([root]);
  const open = (folder: Entry, depth: number): Storage => {
    const storage: Storage = { storages: new Map(), streams: new Map() };
    const waiting = [folder.child];
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      const entry = entries[number];
      if (!entry || seen.has(entry)) continue;
      seen.add(entry);
      if (entry.kind === 'stream') storage.streams.set(entry.name, () => read(entry));
      if (entry.kind === 'storage' && depth < deepest) storage.storages.set(entry.name, open(entry, depth + 1));
      waiting.push(entry.right, entry.left);
    }
    return storage;
  };
  return open(root, 0);
}
