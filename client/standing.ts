import type { Frame, FrameError } from './live/frame.ts';
import type { DocumentStatusReport } from './nouns.ts';

/** Where a watched document stands. */
export type DocumentUpdate = Pick<
  DocumentStatusReport,
  'document_id' | 'job_id' | 'filename' | 'status' | 'stage' | 'progress'
> & {
  error: FrameError | null;
  /** What is being done just now, in words; null when nothing is said about it. */
  message: string | null;
};

/** Whether a document has come to an end, which it leaves only when somebody begins it anew. */
export const isSettled = (status: string): boolean =>
  status === 'completed' || status === 'needs_review' || status === 'failed' || status === 'canceled';

/** How a document stands by an answer. */
export type Report = Omit<DocumentUpdate, 'message'>;

type FrameData<Type extends Frame['type']> = Extract<Frame, { type: Type }>['data'];
type Heard = DocumentUpdate | 'doubtful';

/** What has been told of the watched documents: nothing of them is told twice, and nothing goes back. */
export class Standing {
  readonly #known = new Map<string, DocumentUpdate>();
  readonly #heard = new Set<string>();

  get isOver(): boolean {
    return [...this.#known.values()].every(({ status }) => isSettled(status));
  }

  /** Takes in how things stand now; answers what is new in it. */
  *take(reports: Report[]): Generator<DocumentUpdate> {
    for (const report of reports) {
      const before = this.#known.get(report.document_id);
      const update = { ...report, message: before?.job_id === report.job_id ? (before?.message ?? null) : null };
      if (before && (isSettled(before.status) || isSame(before, update) || isEarlier(update, before))) continue;
      this.#known.set(report.document_id, update);
      yield update;
    }
  }

  /** The update that a frame is; null when it is none, `doubtful` when how things stand has to be asked. */
  hear(frame: Frame): DocumentUpdate | 'doubtful' | null {
    // What happened before it, and after how things stood was asked, nobody tells.
    if (frame.type === 'snapshot') return 'doubtful';
    if (frame.type === 'notification' || frame.type === 'document_changed') return null;
    const before = this.#known.get(frame.data.document_id);
    if (!before || isSettled(before.status)) return null;
    const update = frame.type === 'job_progress' ? this.#progress(frame.data, before) : this.#end(frame.data, before);
    if (update === 'doubtful') return update;
    if (isSame(before, update) || isEarlier(update, before)) return null;
    this.#known.set(before.document_id, update);
    return update;
  }

  #progress({ job_id, status, stage, progress, message }: FrameData<'job_progress'>, before: DocumentUpdate): Heard {
    // Of a job that is not the one that was told of: an earlier one, or it was begun anew.
    if (job_id !== before.job_id) return 'doubtful';
    this.#heard.add(job_id);
    return { ...before, status, stage: stage ?? before.stage, progress, message };
  }

  #end({ status, error, filename }: FrameData<'document_processed'>, before: DocumentUpdate): Heard {
    // An end says not of which job. After that job's own frames it is its own; otherwise it may be an earlier one's.
    if (!before.job_id || !this.#heard.has(before.job_id)) return 'doubtful';
    const progress = status === 'completed' || status === 'needs_review' ? 100 : before.progress;
    return { ...before, filename: filename ?? before.filename, status, error, progress, message: null };
  }
}

const isEarlier = (update: DocumentUpdate, before: DocumentUpdate): boolean =>
  update.job_id === before.job_id && !isSettled(update.status) && update.progress < before.progress;

const isSame = (one: DocumentUpdate, other: DocumentUpdate): boolean =>
  (['job_id', 'status', 'stage', 'progress', 'message'] as const).every((name) => one[name] === other[name]);
