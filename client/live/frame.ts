import type { DocumentStatus } from '../nouns.ts';

export interface FrameError {
  code: string;
  detail: string;
}

/** A document as a snapshot has it. */
export interface ShownDocument {
  document_id: string;
  job_id: string | null;
  filename: string;
  status: DocumentStatus;
  stage: string | null;
  progress: number;
  error: FrameError | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
}

interface Frames {
  /**
   * How things stand as of the cursor: the newest 20 documents and those under way; `unread` is null when it may not be
   * known.
   */
  snapshot: { documents: ShownDocument[]; unread: number | null };
  job_progress: {
    job_id: string;
    document_id: string;
    status: DocumentStatus;
    stage: string | null;
    progress: number;
    message: string | null;
  };
  /** Once per generation of a document; its status is `completed`, `needs_review`, `failed` or `canceled`. */
  document_processed: {
    document_id: string;
    filename: string | null;
    status: DocumentStatus;
    error: FrameError | null;
    processed_at: string;
  };
  /** Somebody deleted it, brought it back, changed what is said about it, or reviewed its fields; here or elsewhere. */
  document_changed: {
    document_id: string;
    change: 'deleted' | 'restored' | 'updated' | 'reviewed';
    changed_at: string;
  };
  notification: { notification_id: string; type: string; batch_id: string | null; at: string };
}

/** What somebody's connection tells, in the order of their log. */
export type Frame = { [Type in keyof Frames]: { type: Type; cursor: number; data: Frames[Type] } }[keyof Frames];

/**
 * `connecting`: nothing is known yet. `live`: everything is told as it happens. `polling`: by a socket it cannot be,
 * so the log is asked. `offline`: nothing answers; it is tried again and again.
 */
export type LiveState = 'connecting' | 'live' | 'polling' | 'offline';
