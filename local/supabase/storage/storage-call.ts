import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import type { Keys } from '../lite.ts';
import type { ObjectStore } from '../objects.ts';

export interface StorageParts {
  database: Database;
  store: ObjectStore;
  keys: Keys;
  meter(operation: string): void;
}

/** One request of the Storage API, taken apart. */
export interface StorageCall extends StorageParts {
  request: Request;
  url: URL;
  caller: Caller;
  /** Empty where the path names none. */
  bucket: string;
  key: string;
}
