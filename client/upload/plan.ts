import type { FileProblem, SubmittedDocument } from '../nouns.ts';

/** A file of an upload, with what ends it alone. */
export interface Entry {
  file: File;
  signal?: AbortSignal | undefined;
}

/** What one call takes; larger files go straight to storage. */
const call = { files: 20, bytes: 9_500_000 };
const largeBytes = 5_000_000;

/** The ways that files are sent: many small ones share a call, a large one goes by itself. */
export function plan(entries: Entry[]): { calls: Entry[][]; large: Entry[] } {
  const calls: Entry[][] = [];
  const large: Entry[] = [];
  let room = 0;
  for (const entry of entries) {
    const { size } = entry.file;
    const last = calls.at(-1);
    if (size > largeBytes) large.push(entry);
    else if (last && last.length < call.files && size <= room) {
      last.push(entry);
      room -= size;
    } else {
      calls.push([entry]);
      room = call.bytes - size;
    }
  }
  return { calls, large };
}

/** How many bytes of each file are gone when so many of all of them, one after the other, are. */
export function shares(files: File[], sent: number): number[] {
  let rest = sent;
  return files.map(({ size }) => {
    const share = Math.min(size, Math.max(0, rest));
    rest -= size;
    return share;
  });
}

/**
 * What became of each file of a call, by its place in it: documents are answered in the order of their files, and
 * problems by the names of theirs.
 */
export function attribute(
  files: File[],
  documents: SubmittedDocument[],
  problems: FileProblem[],
): (SubmittedDocument | FileProblem)[] {
  const taken = [...documents];
  const refused = [...problems];
  return files.map(({ name }) => {
    const ofThisName = refused.findIndex(({ filename }) => filename === name);
    const isRefused = taken[0]?.filename !== name && ofThisName >= 0;
    const [outcome] = isRefused || taken.length === 0 ? refused.splice(Math.max(0, ofThisName), 1) : taken.splice(0, 1);
    return (
      outcome ?? { filename: name, code: 'unexpected_answer', detail: 'The service did not say what became of it.' }
    );
  });
}
