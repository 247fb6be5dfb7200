import * as z from 'zod';
import type { LoggedEvent, Progress } from '../ports.ts';

/** What a client may say on its socket. */
export const ClientMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('auth'),
    token: z.string().min(1),
    /** The last cursor that it has seen. */
    cursor: z.int().nonnegative().nullish(),
  }),
  z.object({ type: z.literal('ping') }),
]);
export type ClientMessage = z.infer<typeof ClientMessage>;

/** What one socket, and one person, may ask for. */
export const limits = {
  authWithinMs: 10_000,
  messageBytes: 4096,
  messagesPerMinute: 60,
  socketsPerPerson: 20,
} as const;

/** How a socket is closed. After 4401 with a fresh token, after 1012 and 1013 in a moment, after the others not unchanged. */
export const closings = {
  auth_timeout: 4408,
  auth_expected: 4400,
  unauthorized: 4401,
  forbidden: 4403,
  token_expired: 4401,
  malformed_message: 4400,
  message_too_large: 1009,
  too_many_messages: 4429,
  too_many_sockets: 4429,
  account_erased: 4410,
  restarting: 1012,
  unavailable: 1013,
} as const;
export type Closing = keyof typeof closings;

const Entry = z.object({
  cursor: z.number(),
  type: z.string(),
  at: z.string(),
  document_id: z.string().nullable(),
  job_id: z.string().nullable(),
  batch_id: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type Entry = z.infer<typeof Entry>;

const UnderWay = z.object({
  job_id: z.string(),
  document_id: z.string(),
  filename: z.string(),
  status: z.string(),
  stage: z.string().nullable(),
  progress: z.number(),
});
export type UnderWay = z.infer<typeof UnderWay>;

const ShownError = z.object({ code: z.string(), detail: z.string() });

const ProcessedDocument = z.object({ filename: z.string(), generation: z.number(), error: ShownError.nullable() });
export type ProcessedDocuments = Record<string, z.infer<typeof ProcessedDocument>>;

/** A stretch of the log with what its frames say beyond it. */
export const Followed = z.object({
  events: z.array(Entry),
  more: z.boolean(),
  documents: z.record(z.string(), ProcessedDocument),
  under_way: z.array(UnderWay),
});
export type Followed = z.infer<typeof Followed>;

/** The newest documents and those under way, and the cursor for which that is true. */
export const Snapshot = z.object({
  cursor: z.number(),
  unread: z.number(),
  documents: z.array(
    z.object({
      document_id: z.string(),
      job_id: z.string().nullable(),
      filename: z.string(),
      status: z.string(),
      stage: z.string().nullable(),
      progress: z.number(),
      error: ShownError.nullable(),
      created_at: z.string(),
      started_at: z.string().nullable(),
      completed_at: z.string().nullable(),
    }),
  ),
  under_way: z.array(UnderWay),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** What somebody does with a document beside having it read: one entry of the log each. */
export const changes = {
  document_deleted: 'deleted',
  document_restored: 'restored',
  document_updated: 'updated',
  fields_reviewed: 'reviewed',
} as const;
export type Change = (typeof changes)[keyof typeof changes];

/** What the server says on a socket; every cursor is that of the last logged event. */
export type Frame =
  | { type: 'snapshot'; cursor: number; data: Pick<Snapshot, 'documents' | 'unread'> }
  | {
      type: 'job_progress';
      cursor: number;
      data: {
        job_id: string;
        document_id: string;
        status: string;
        stage: string | null;
        progress: number;
        message: string | null;
      };
    }
  | {
      type: 'document_processed';
      cursor: number;
      data: {
        document_id: string;
        filename: string | null;
        status: string;
        error: z.infer<typeof ShownError> | null;
        processed_at: string;
      };
    }
  | {
      type: 'document_changed';
      cursor: number;
      data: { document_id: string; change: Change; changed_at: string };
    }
  | {
      type: 'notification';
      cursor: number;
      data: { notification_id: string; type: string; batch_id: string | null; at: string };
    };

/** Whom a socket belongs to, and from where on it wants to hear. */
export interface Ticket {
  /** The access token by which its log is read; empty where a key is. */
  token: string;
  /** The API key it came by, and whose that is; null for a person who signed in. Its token is made anew for each reading. */
  key: { id: string; owner: string } | null;
  /** Seconds since the epoch; the socket ends then. */
  expires_at: number;
  /** The last cursor that its client has seen; null when it has seen none. */
  after: number | null;
}

/** Where people listen: one place for each, named by who they are and by nothing that a client says. */
export interface Listeners {
  ring(owner: string, events: LoggedEvent[]): Promise<void>;
  progress(owner: string, frame: Progress): Promise<void>;
  next(owner: string, after: number, ms: number): Promise<void>;
  /** A socket that is told everything of this owner; null when they have too many already. */
  join(owner: string, ticket: Ticket): Promise<WebSocket | null>;
  /** Ends every socket of a person who left, and keeps nothing of them. */
  forget(owner: string): Promise<void>;
}
