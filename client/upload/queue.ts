import type { Docket } from '../docket.ts';
import type { FrameError } from '../live/frame.ts';
import type { DocumentStatus } from '../nouns.ts';
import { DocketError } from '../problem.ts';
import { type DocumentUpdate, isSettled } from '../standing.ts';
import type { UploadedDocument, UploadProblem } from './ledger.ts';
import type { UploadOptions } from './upload.ts';

/** `rejected`: it never became a document, and `error` says why. The others are on their way, or how a document ended. */
export type UploadState =
  | 'uploading'
  | 'processing'
  | Extract<DocumentStatus, 'completed' | 'needs_review' | 'failed' | 'canceled'>
  | 'rejected';

/** A file from the moment it was chosen until its document has settled. */
export interface UploadItem {
  /** Names it in this queue. */
  id: string;
  file: File;
  state: UploadState;
  /** How much of it has been sent, 0–1. */
  sent: number;
  /** The document that it became; null before. */
  documentId: string | null;
  /** Where the document stands; null before anything is known. */
  update: DocumentUpdate | null;
  error: FrameError | null;
  /** Whether the same file was there already. */
  isDuplicate: boolean;
}

export type QueueOptions = Omit<UploadOptions, 'onProgress' | 'onDocument' | 'onProblem' | 'signal'>;

/** Whether nothing more happens to it by itself. */
export const isOver = ({ state }: UploadItem): boolean => state !== 'uploading' && state !== 'processing';

/** Files that were chosen, each followed from its upload to the end of its processing. */
export class UploadQueue {
  readonly #docket: Docket;
  readonly #listeners = new Set<() => void>();
  readonly #controllers = new Map<string, AbortController>();
  #items: readonly UploadItem[] = [];
  #added = 0;

  constructor(docket: Docket) {
    this.#docket = docket;
    docket.closed.addEventListener('abort', () => this.#set([]));
  }

  /** The items, newest last; another array whenever something has changed. */
  items = (): readonly UploadItem[] => this.#items;

  /** Calls when something has changed; answers a function that ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Sends files and follows them; answers the ids of their items, none once Docket is closed. */
  add = (files: Iterable<File> | null | undefined, options: QueueOptions = {}): string[] => {
    const added = Array.from(
      new Set(files ?? []),
      (file): UploadItem => ({
        ...{ id: `upload-${++this.#added}`, file, state: 'uploading', sent: 0, documentId: null },
        ...{ update: null, error: null, isDuplicate: false },
      }),
    );
    if (added.length === 0 || this.#docket.closed.aborted) return [];
    this.#set([...this.#items, ...added]);
    void this.#send(added, options);
    return added.map(({ id }) => id);
  };

  /** Stops an upload, or the processing of what it became. */
  cancel = async (id: string): Promise<void> => {
    const item = this.#items.find((one) => one.id === id);
    if (!item || isOver(item)) return;
    if (item.state === 'uploading') return this.#controllers.get(id)?.abort();
    if (item.update?.job_id) await this.#cancelJob(item.update.job_id);
  };

  /** Forgets the items that nothing more happens to. */
  clear = (): void => this.#set(this.#items.filter((item) => !isOver(item)));

  async #send(items: UploadItem[], options: QueueOptions): Promise<void> {
    const ids = new Map(items.map(({ file, id }) => [file, id]));
    const idOf = (file: File): string => ids.get(file) ?? '';
    const entries = items.map(({ file, id }) => {
      const controller = new AbortController();
      this.#controllers.set(id, controller);
      return { file, signal: controller.signal };
    });
    const sending = this.#docket.upload(entries, {
      ...options,
      onProgress: ({ file, fraction }) => this.#change(idOf(file), { sent: fraction }),
      onDocument: (document) => void this.#taken(idOf(document.file), document),
      onProblem: (problem) => this.#refused(idOf(problem.file), problem),
    });
    await sending.catch((error: unknown) => {
      const { closed } = this.#docket;
      if (!closed.aborted || error !== closed.reason) throw error;
    });
  }

  #refused(id: string, { code, detail }: UploadProblem): void {
    this.#controllers.delete(id);
    if (code === 'canceled') this.#change(id, { state: 'canceled' });
    else this.#change(id, { state: 'rejected', error: { code, detail } });
  }

  async #taken(id: string, { id: documentId, job_id, duplicate_of }: UploadedDocument): Promise<void> {
    const isUnwanted = this.#controllers.get(id)?.signal.aborted && !duplicate_of;
    this.#controllers.delete(id);
    this.#change(id, { state: 'processing', sent: 1, documentId, isDuplicate: Boolean(duplicate_of) });
    // It went in one call with others, which could not be stopped for it alone.
    if (isUnwanted && job_id) void this.#cancelJob(job_id);
    try {
      for await (const update of this.#docket.watch(documentId)) {
        const state = isSettled(update.status) ? (update.status as UploadState) : 'processing';
        this.#change(id, { state, update, error: update.error });
      }
    } catch (error) {
      const code = error instanceof DocketError ? error.code : 'unexpected_answer';
      this.#change(id, {
        state: 'failed',
        error: { code, detail: String(error instanceof Error ? error.message : error) },
      });
    }
  }

  async #cancelJob(id: string): Promise<void> {
    // What has ended meanwhile is told as it is.
    await this.#docket.post('/v1/jobs/{id}/cancel', { path: { id } }).catch(() => {});
  }

  #change(id: string, change: Partial<UploadItem>): void {
    this.#set(this.#items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  }

  #set(items: readonly UploadItem[]): void {
    this.#items = items;
    for (const listener of [...this.#listeners]) listener();
  }
}
