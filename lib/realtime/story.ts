import { percent } from '../jobs/progress.ts';
import type { Progress } from '../ports.ts';
import { StageName } from '../stages/stage.ts';
import { type Change, changes, type Entry, type Frame, type ProcessedDocuments, type UnderWay } from './realtime.ts';

type Going = Pick<UnderWay, 'document_id' | 'stage' | 'progress'> & { filename: string | null };

/**
 * What one listener has been told of the jobs under way. A job leaves it with its terminal frame, and nothing that
 * comes later, however late, is told of it again.
 */
export class Story {
  readonly #going = new Map<string, Going>();

  get isOpen(): boolean {
    return this.#going.size > 0;
  }

  /** Takes in how far commits say that jobs are; what was told before is never taken back. */
  learn(underWay: UnderWay[]): void {
    for (const { job_id, document_id, filename, stage, progress } of underWay) {
      const known = this.#going.get(job_id);
      if (known) known.filename = filename;
      else this.#going.set(job_id, { document_id, filename, stage, progress });
    }
  }

  /** Whether the frames of these events can be made without asking the database. */
  canTell(events: Entry[]): boolean {
    return events.every(
      ({ type, job_id, data }) =>
        type !== 'document_processed' || (data.status !== 'failed' && Boolean(this.#going.get(job_id ?? '')?.filename)),
    );
  }

  /** The frame of a logged event, or null when it has none. */
  tell(event: Entry, documents: ProcessedDocuments): Frame | null {
    if (event.type === 'notification') return notification(event);
    if (event.type === 'document_processed') return this.#end(event, documents);
    if (Object.hasOwn(changes, event.type)) return changed(event, changes[event.type as keyof typeof changes]);
    if (!event.job_id || !event.document_id || !/^(job|stage)_/.test(event.type)) return null;
    const { cursor, job_id, document_id } = event;
    const job = this.#going.get(job_id) ?? { document_id, filename: null, stage: null, progress: 0 };
    this.#going.set(job_id, job);
    const stage = StageName.safeParse(event.data.stage).data ?? null;
    if (event.type === 'stage_finished' && stage) {
      job.stage = stage;
      job.progress = Math.max(job.progress, percent(stage, 1));
    }
    if (typeof event.data.progress === 'number') job.progress = Math.max(job.progress, event.data.progress);
    const status = event.type === 'job_started' || event.type === 'stage_finished' ? 'processing' : 'queued';
    const message = event.type === 'job_retrying' ? 'The last try did not work; the next one comes by itself.' : null;
    const { progress } = job;
    return { type: 'job_progress', cursor, data: { job_id, document_id, status, stage: job.stage, progress, message } };
  }

  /** The frame of a run between two commits; null for one that is over, or that nobody has heard of yet. */
  interject(frame: Progress, cursor: number): Frame | null {
    const job = this.#going.get(frame.job_id);
    if (!job) return null;
    job.stage = frame.stage;
    job.progress = Math.max(job.progress, frame.progress);
    const { job_id, document_id, status, stage, message } = frame;
    return {
      type: 'job_progress',
      cursor,
      data: { job_id, document_id, status, stage, progress: job.progress, message },
    };
  }

  #end({ cursor, job_id, document_id, data, at }: Entry, documents: ProcessedDocuments): Frame | null {
    const filename = this.#going.get(job_id ?? '')?.filename;
    this.#going.delete(job_id ?? '');
    if (!document_id) return null;
    const document = documents[document_id];
    const status = String(data.status);
    const code = data.code ? String(data.code) : null;
    // A document that was begun anew has no error any more; the log keeps the code.
    const kept = document?.generation === data.generation ? document?.error : null;
    const error = status === 'failed' ? (kept ?? (code === null ? null : { code, detail: code })) : null;
    return {
      type: 'document_processed',
      cursor,
      data: { document_id, filename: document?.filename ?? filename ?? null, status, error, processed_at: at },
    };
  }
}

const changed = ({ cursor, document_id, at }: Entry, change: Change): Frame | null =>
  document_id ? { type: 'document_changed', cursor, data: { document_id, change, changed_at: at } } : null;

const notification = ({ cursor, data, batch_id, at }: Entry): Frame => ({
  type: 'notification',
  cursor,
  data: { notification_id: String(data.notification_id), type: String(data.type), batch_id, at },
});
