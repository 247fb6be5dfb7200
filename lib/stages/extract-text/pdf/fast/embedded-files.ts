import { limits } from '../../limits.ts';
import { doubt } from './doubt.ts';
import type { PdfFile } from './file.ts';
import { textOf } from './text-string.ts';
import { type Dict, PdfString, Stream, type Value } from './values.ts';

/** A file that lies in a document, still packed. */
export interface PackedFile {
  name: string;
  stream: Stream;
}

const mostFiles = 1000;
const nameKeys = ['UF', 'F', 'Unix', 'Mac', 'DOS'];

/** The files that the catalog of a document knows: those in its tree of names, and those that belong to it as a whole. */
export function embeddedFiles(file: PdfFile): PackedFile[] {
  const catalog = file.dict(file.trailer, 'Root');
  if (!catalog) return [];
  const names = file.dict(catalog, 'Names');
  const tree = names && file.dict(names, 'EmbeddedFiles');
  const listed = tree ? specifications(file, tree) : [];
  const associated = file.get(catalog, 'AF');
  const own = Array.isArray(associated) ? associated.map((entry) => file.resolve(entry)) : [associated];
  // Most files are both, by one and the same specification.
  return [...new Set([...listed, ...own])].flatMap((entry) =>
    entry instanceof Map ? (packedFile(file, entry) ?? []) : [],
  );
}

/** The leaves of a tree of names: every second entry is what the name before it stands for. */
function specifications(file: PdfFile, root: Dict): Value[] {
  const values: Value[] = [];
  const seen = new Set<Dict>();
  const walk = (node: Dict) => {
    if (seen.has(node) || seen.size > mostFiles || values.length > mostFiles) doubt('odd tree of names');
    seen.add(node);
    const kids = file.get(node, 'Kids');
    const entries = file.get(node, 'Names');
    for (const kid of Array.isArray(kids) ? kids.slice(0, mostFiles) : []) {
      const child = file.resolve(kid);
      if (child instanceof Map) walk(child);
    }
    if (!Array.isArray(entries)) return;
    for (let at = 1; at < Math.min(entries.length, 2 * mostFiles); at += 2) values.push(file.resolve(entries[at]));
  };
  walk(root);
  return values;
}

function packedFile(file: PdfFile, specification: Dict): PackedFile | null {
  const versions = file.dict(specification, 'EF');
  const stream = versions && first(file, versions);
  if (!(stream instanceof Stream)) return null;
  const name = first(file, specification);
  return { name: name instanceof PdfString ? plainName(textOf(name)) : '', stream };
}

const first = (file: PdfFile, dict: Dict): Value => {
  const key = nameKeys.find((candidate) => dict.has(candidate));
  return key === undefined ? null : file.get(dict, key);
};

/** Without the folders before it. */
const plainName = (path: string): string => path.replace(/^.*[/\\]/su, '');

/** The bytes of such a file as a copy; throws `Doubt` when they are more than the limit, or damaged. */
export function unpackFile(file: PdfFile, { stream }: PackedFile): Uint8Array {
  const bytes = file.unpack(stream, limits.embeddedFile);
  return bytes.length > limits.embeddedFile ? doubt('file too large') : bytes.slice();
}
