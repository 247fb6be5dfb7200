import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/** Where the bytes of objects lie; what is known of them lies in `storage.objects`. */
export interface ObjectStore {
  /** Puts bytes aside; `keep` makes them the object, replacing what was there, and `discard` forgets them. */
  stage(bytes: Uint8Array): Promise<{ keep(bucket: string, key: string): Promise<void>; discard(): Promise<void> }>;
  /** The object's bytes, or null when there are none. */
  open(bucket: string, key: string): Promise<ReadableStream<Uint8Array> | null>;
  remove(bucket: string, keys: string[]): Promise<void>;
  /** Everything that is kept, one by one. */
  all(): AsyncIterable<{ name: string; bytes: Uint8Array }>;
}

/** Keeps objects as files of a folder. */
export async function diskStore(folder: string): Promise<ObjectStore> {
  await mkdir(folder, { recursive: true });
  // Hashed, because `a` and `a/b` are both keys, and some file systems ignore case.
  const pathOf = (bucket: string, key: string) =>
    join(folder, createHash('sha256').update(`${bucket}/${key}`).digest('hex'));
  return {
    stage: async (bytes) => {
      const aside = join(folder, `${randomUUID()}.part`);
      await writeFile(aside, bytes);
      return {
        keep: (bucket, key) => rename(aside, pathOf(bucket, key)),
        discard: () => rm(aside, { force: true }),
      };
    },
    open: async (bucket, key) => {
      const path = pathOf(bucket, key);
      const exists = await access(path).then(
        () => true,
        () => false,
      );
      return exists ? bytesOf(createReadStream(path)) : null;
    },
    remove: async (bucket, keys) => {
      await Promise.all(keys.map((key) => rm(pathOf(bucket, key), { force: true })));
    },
    async *all() {
      for (const name of await readdir(folder)) yield { name, bytes: await readFile(join(folder, name)) };
    },
  };
}

/** Keeps objects in memory. */
export function memoryStore(): ObjectStore {
  const objects = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    stage: async (bytes) => ({
      keep: async (bucket, key) => void objects.set(`${bucket}/${key}`, new Uint8Array(bytes)),
      discard: async () => {},
    }),
    open: async (bucket, key) => {
      const bytes = objects.get(`${bucket}/${key}`);
      return bytes === undefined ? null : new Blob([bytes]).stream();
    },
    remove: async (bucket, keys) => {
      for (const key of keys) objects.delete(`${bucket}/${key}`);
    },
    async *all() {
      for (const [name, bytes] of objects) yield { name, bytes };
    },
  };
}

/** Node's and the web's stream types differ in name only; a file read without encoding yields bytes. */
const bytesOf = (stream: Readable): ReadableStream<Uint8Array> =>
  Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
