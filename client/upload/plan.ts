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

/** A document that a file became, or why it became none. */
export type Taken = Omit<SubmittedDocument, 'index'>;
export type Refusal = Omit<FileProblem, 'index'>;

/** What became of each file of a call, by the place that its outcome names: names may be answered otherwise. */
export function attribute(files: File[], documents: SubmittedDocument[], problems: FileProblem[]): (Taken | Refusal)[] {
  const outcomes = new Map<number, Taken | Refusal>();
  for (const { index, ...outcome } of documents) outcomes.set(index, outcome);
  for (const { index, ...outcome } of problems) outcomes.set(index, outcome);
  return files.map(
    ({ name: filename }, index) =>
      outcomes.get(index) ?? {
        filename,
        code: 'unexpected_answer',
        detail: 'The service did not say what became of it.',
      },
  );
}
