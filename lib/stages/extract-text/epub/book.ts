import type { Archive } from '../archive.ts';
import { partAt } from '../relationships.ts';
import { readXml } from '../xml.ts';

/** Books of the second version of the format often declare a document type, which is skipped. */
const lenient = { ignoresDoctype: true };

/** The parts that hold the chapters, in the order in which they are to be read. */
export function readSpine(archive: Archive): string[] {
  const book = packagePart(archive);
  const items = new Map<string, string>();
  const spine: string[] = [];
  const reader = {
    open(name: string, { id = '', idref = '', href = '', 'media-type': mediaType = '' }: Record<string, string>) {
      if (name === 'item' && /html|dtbook/i.test(mediaType)) items.set(id, partAt(book, decoded(href)));
      const part = name === 'itemref' ? items.get(idref) : undefined;
      if (part !== undefined) spine.push(part);
    },
  };
  readXml(archive.read(book), reader, lenient);
  return [...new Set(spine)];
}

/** Which parts are encrypted: with fonts alone, as some publishers do, the book can still be read. */
export function encryptedParts(archive: Archive): Set<string> {
  const parts = new Set<string>();
  const reader = {
    open(name: string, { URI = '' }: Record<string, string>) {
      if (name === 'CipherReference') parts.add(partAt('', decoded(URI)));
    },
  };
  readXml(archive.read('META-INF/encryption.xml'), reader, lenient);
  return parts;
}

function packagePart(archive: Archive): string {
  let part = '';
  const reader = {
    open(name: string, attributes: Record<string, string>) {
      if (name === 'rootfile' && part === '') part = partAt('', decoded(attributes['full-path'] ?? ''));
    },
  };
  readXml(archive.read('META-INF/container.xml'), reader, lenient);
  return part;
}

function decoded(path: string): string {
  const [bare = ''] = path.split('#');
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
