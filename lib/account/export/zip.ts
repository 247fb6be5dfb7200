import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file of an archive; its content is made when its turn comes. */
export interface Entry {
  name: string;
  /** Originals mostly are compressed already. */
  compress: boolean;
  content: AsyncIterable<Uint8Array>;
}

const nothing = new Uint8Array();

/** The bytes of a ZIP archive, entry by entry; no more of it lies in memory than one piece of one entry. */
export async function* zipOf(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const take = (): Uint8Array[] => {
    const taken = made;
    made = [];
    return taken;
  };
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  for await (const { name, compress, content } of entries) {
    const file = compress ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    zip.add(file);
    for await (const piece of content) {
      file.push(piece);
      yield* take();
    }
    file.push(nothing, true);
    yield* take();
  }
  zip.end();
  yield* take();
}
