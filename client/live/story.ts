import type { DocumentStatus, DocumentStatusReport, LoggedEvent } from '../nouns.ts';
import type { Frame } from './frame.ts';

/** How far (0–100) a job is when a stage is done, as the service counts it. */
export const doneAfter: Record<string, number> = {
  extract_text: 70,
  classify: 80,
  extract_fields: 90,
  embed: 97,
  match: 99,
};

/** What each entry about a document that is no step of its reading tells. */
export const changes = {
  document_deleted: 'deleted',
  document_restored: 'restored',
  document_updated: 'updated',
  fields_reviewed: 'reviewed',
} as const;

interface Going {
  stage: string | null;
  progress: number;
}

/** Makes of the log what a socket would have told. What an entry does not say of a document, `read` finds out. */
export class Story {
  readonly #going = new Map<string, Going>();
  readonly #read: (documentId: string) => Promise<DocumentStatusReport | null>;

  constructor(read: (documentId: string) => Promise<DocumentStatusReport | null>) {
    this.#read = read;
  }

  /** The frame of an entry, or null when it has none. */
  async tell({ cursor, type, at, document_id, job_id, batch_id, data }: LoggedEvent): Promise<Frame | null> {
    if (type === 'notification')
      return {
        type,
        cursor,
        data: { notification_id: String(data.notification_id), type: String(data.type), batch_id, at },
      };
    if (!document_id) return null;
    if (type === 'document_processed') {
      this.#going.delete(job_id ?? '');
      const status = data.status as DocumentStatus;
      const now = await this.#read(document_id);
      const code = typeof data.code === 'string' ? data.code : null;
      const kept = now?.job_id === job_id ? now.error : null;
      const error = status === 'failed' ? (kept ?? (code === null ? null : { code, detail: code })) : null;
      return { type, cursor, data: { document_id, filename: now?.filename ?? null, status, error, processed_at: at } };
    }
    if (Object.hasOwn(changes, type)) {
      const change = changes[type as keyof typeof changes];
      return { type: 'document_changed', cursor, data: { document_id, change, changed_at: at } };
    }
    if (!job_id || !/^(job|stage)_/.test(type)) return null;
    const job = this.#going.get(job_id) ?? { stage: null, progress: 0 };
    this.#going.set(job_id, job);
    const stage = typeof data.stage === 'string' ? data.stage : null;
    if (type === 'stage_finished' && stage) {
      job.stage = stage;
      job.progress = Math.max(job.progress, doneAfter[stage] ?? 0);
    }
    if (typeof data.progress === 'number') job.progress = Math.max(job.progress, data.progress);
    const status = type === 'job_started' || type === 'stage_finished' ? 'processing' : 'queued';
    const message = type === 'job_retrying' ? 'The last try did not work; the next one comes by itself.' : null;
    return { type: 'job_progress', cursor, data: { job_id, document_id, status, ...job, message } };
  }
}
