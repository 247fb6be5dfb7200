import type { Archive } from './archive.ts';
import { readXml } from './xml.ts';

export interface Relationship {
  /** The last word of its type: `slide`, `worksheet`, `notesSlide`. */
  type: string;
  /** The name of the part that it leads to. */
  part: string;
}

/** Where a part of an OOXML document leads, by id; what lies outside the document is left out. */
export function readRelationships(archive: Archive, part: string): Map<string, Relationship> {
  const relationships = new Map<string, Relationship>();
  const end = part.lastIndexOf('/') + 1;
  readXml(archive.read(`${part.slice(0, end)}_rels/${part.slice(end)}.rels`), {
    open(name, { Id, Target, TargetMode, Type = '' }) {
      if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
      relationships.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: partAt(part, Target) });
    },
  });
  return relationships;
}

/** The part that this one leads to by the type, if it does. */
export const relatedPart = (relationships: Map<string, Relationship>, type: string): string | undefined =>
  [...relationships.values()].find((relationship) => relationship.type === type)?.part;

/** The name of the part at a path that is relative to another part; it never climbs out of the archive. */
export function partAt(part: string, path: string): string {
  const steps = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
