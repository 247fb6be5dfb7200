import { fail, wrongType } from './reply.ts';
import { SortedSet } from './sorted-set.ts';

interface Values {
  string: string;
  hash: Map<string, string>;
  set: Set<string>;
  zset: SortedSet;
}

export type Kind = keyof Values;
type Collection = Exclude<Kind, 'string'>;

export interface Entry {
  kind: Kind;
  value: Values[Kind];
  /** Milliseconds since the epoch, or null for a key that stays. */
  expiresAt: number | null;
  /** Grows with creation, which makes it a scan cursor that survives deletions. */
  id: number;
}

const empty: { [K in Collection]: () => Values[K] } = {
  hash: () => new Map(),
  set: () => new Set(),
  zset: () => new SortedSet(),
};

/** The keys of one database. Synchronous throughout, so that a script or a transaction is atomic by nature. */
export class Keyspace {
  private readonly clock: () => number;
  private readonly entries = new Map<string, Entry>();
  private frozenAt: number | null = null;
  private nextId = 1;
  private purgeAbove = 1024;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  /** Milliseconds since the epoch; stands still inside `freeze`. */
  now(): number {
    return this.frozenAt ?? this.clock();
  }

  /** Runs a script or a transaction at one moment, as Redis does. */
  freeze<T>(run: () => T): T {
    const outer = this.frozenAt;
    this.frozenAt = this.now();
    try {
      return run();
    } finally {
      this.frozenAt = outer;
    }
  }

  /** The entry of a key that has not expired. */
  find(key: string): Entry | undefined {
    const entry = this.entries.get(key);
    if (!entry || !this.hasExpired(entry)) return entry;
    this.entries.delete(key);
    return undefined;
  }

  /** The value of a key, which must be of this kind if it exists. */
  get<K extends Kind>(key: string, kind: K): Values[K] | undefined {
    const entry = this.find(key);
    if (!entry) return undefined;
    return entry.kind === kind ? valueAs(entry, kind) : fail(wrongType);
  }

  /** The collection at a key, made if there is none; `dropIfEmpty` it when nothing may have been added. */
  open<K extends Collection>(key: string, kind: K): Values[K] {
    const found = this.get(key, kind);
    if (found !== undefined) return found;
    const value = empty[kind]();
    this.insert(key, { kind, value, expiresAt: null, id: this.nextId++ });
    return value;
  }

  /** Stores a string over whatever was there, with this expiry. */
  setString(key: string, value: string, expiresAt: number | null = null): void {
    const entry = this.find(key);
    if (entry) Object.assign(entry, { kind: 'string', value, expiresAt });
    else this.insert(key, { kind: 'string', value, expiresAt, id: this.nextId++ });
  }

  /** Stores a string and leaves the expiry of the key as it is. */
  updateString(key: string, value: string): void {
    this.setString(key, value, this.find(key)?.expiresAt ?? null);
  }

  rename(from: string, to: string): void {
    const entry = this.find(from);
    if (!entry || from === to) return;
    this.entries.delete(from);
    this.entries.delete(to);
    this.entries.set(to, { ...entry, id: this.nextId++ });
  }

  delete(key: string): boolean {
    return this.find(key) !== undefined && this.entries.delete(key);
  }

  /** Redis has no empty collections: the last member takes the key with it. */
  dropIfEmpty(key: string, collection: { size: number }): void {
    if (collection.size === 0) this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }

  /** Every key that has not expired, in the order of creation. */
  live(): Map<string, Entry> {
    this.purge();
    return this.entries;
  }

  /** Forgets what has expired. */
  purge(): void {
    for (const [key, entry] of this.entries) if (this.hasExpired(entry)) this.entries.delete(key);
  }

  private insert(key: string, entry: Entry): void {
    this.entries.set(key, entry);
    if (this.entries.size <= this.purgeAbove) return;
    this.purge();
    this.purgeAbove = Math.max(1024, 2 * this.entries.size);
  }

  /** Redis keeps a key through the very millisecond of its expiry. */
  private hasExpired(entry: Entry): boolean {
    return entry.expiresAt !== null && this.now() > entry.expiresAt;
  }
}

/** The guarantee: kind and value of an entry are only ever written together. */
function valueAs<K extends Kind>(entry: Entry, _kind: K): Values[K] {
  return entry.value as Values[K];
}
