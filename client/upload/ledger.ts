import type { Submitted } from '../nouns.ts';
import { DocketError } from '../problem.ts';
import type { Entry, Refusal, Taken } from './plan.ts';

/** How far a file is on its way, in bytes; `fraction` (0–1) is 1 when it was taken. */
export interface UploadProgress {
  file: File;
  loaded: number;
  total: number;
  fraction: number;
}

export type UploadedDocument = Taken & { file: File };
export type UploadProblem = Refusal & { file: File };

export interface Uploaded {
  /** The batch of all files; null when none was taken, or when they came in several. */
  batch: Submitted['batch'] | null;
  batches: Submitted['batch'][];
  documents: UploadedDocument[];
  errors: UploadProblem[];
}

export interface UploadListeners {
  onProgress?: (progress: UploadProgress) => void;
  /** Called for each file as soon as it was taken, which is before all have been. */
  onDocument?: (document: UploadedDocument) => void;
  /** Called for each file as soon as it was refused, or could not be sent. */
  onProblem?: (problem: UploadProblem) => void;
}

/** What became of each file of an upload so far. */
export class Ledger {
  readonly #listeners: UploadListeners;
  readonly #outcomes = new Map<Entry, Taken | Refusal>();
  readonly #batches: Submitted['batch'][] = [];

  constructor(listeners: UploadListeners) {
    this.#listeners = listeners;
  }

  /** So many bytes of a file are gone. */
  sent(file: File, loaded: number): void {
    const total = file.size;
    // Gone is not yet taken.
    const fraction = total > 0 ? Math.min(loaded / total, 0.99) : 0;
    this.#listeners.onProgress?.({ file, loaded: Math.min(loaded, total), total, fraction });
  }

  /** A call was accepted with these outcomes of its files. */
  accept(batch: Submitted['batch'], entries: Entry[], outcomes: (Taken | Refusal)[]): void {
    this.#batches.push(batch);
    this.settle(entries, outcomes);
  }

  settle(entries: Entry[], outcomes: (Taken | Refusal)[]): void {
    for (const [index, entry] of entries.entries()) {
      const outcome = outcomes[index];
      if (!outcome) continue;
      this.#outcomes.set(entry, outcome);
      const { file } = entry;
      const { onProblem, onProgress, onDocument } = this.#listeners;
      if ('code' in outcome) onProblem?.({ ...outcome, file });
      else {
        onProgress?.({ file, loaded: file.size, total: file.size, fraction: 1 });
        onDocument?.({ ...outcome, file });
      }
    }
  }

  /** None of these files was taken, all for this reason. */
  fail(entries: Entry[], error: unknown): void {
    this.settle(
      entries,
      entries.map((entry) => problemWith(entry, error)),
    );
  }

  /** What became of these files, in their order. */
  outcome(entries: Entry[]): Uploaded {
    const batches = this.#batches;
    const settled = entries.flatMap((entry) => {
      const outcome = this.#outcomes.get(entry);
      return outcome ? [{ ...outcome, file: entry.file }] : [];
    });
    return {
      batch: batches.length === 1 ? (batches[0] ?? null) : null,
      batches,
      documents: settled.filter((one): one is UploadedDocument => !('code' in one)),
      errors: settled.filter((one): one is UploadProblem => 'code' in one),
    };
  }
}

function problemWith({ file, signal }: Entry, error: unknown): Refusal {
  const filename = file.name;
  if (signal?.aborted) return { filename, code: 'canceled', detail: 'You canceled this upload.' };
  if (error instanceof DocketError) return { filename, code: error.code, detail: error.detail };
  return { filename, code: 'unreadable', detail: `The file could not be sent: ${error}` };
}
