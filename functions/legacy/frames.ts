import * as z from 'zod';
import { DocumentError, DocumentStatus } from '../../lib/documents/document.ts';
import { stateInWords } from './words.ts';

const JobProgress = z.object({
  type: z.literal('job_progress'),
  data: z.object({
    job_id: z.string(),
    status: DocumentStatus,
    progress: z.number(),
    message: z.string().nullish(),
  }),
});

const DocumentProcessed = z.object({
  type: z.literal('document_processed'),
  data: z.object({
    document_id: z.string(),
    filename: z.string(),
    status: DocumentStatus,
    error: z.union([DocumentError, z.string()]).nullish(),
    processed_at: z.string(),
  }),
});

const Pong = z.object({ type: z.literal('pong') });
const Known = z.discriminatedUnion('type', [JobProgress, DocumentProcessed, Pong]);

/** What clients of the earlier socket (`/ws`) understand. */
export type LegacyFrame =
  | { type: 'pong' }
  | { type: 'job_progress'; data: { jobId: string; status: string; progress: number; message: string | null } }
  | {
      type: 'document_processed';
      data: { documentId: string; filename: string; status: string; error: string | null; processedAt: string };
    };

/** A frame of `/v1/realtime` as the earlier socket said it; null for what it had no word for, which is not sent there. */
export function legacyFrame(frame: unknown): LegacyFrame | null {
  const known = Known.safeParse(frame).data;
  if (!known) return null;
  if (known.type === 'pong') return { type: 'pong' };
  if (known.type === 'job_progress') {
    const { job_id, status, progress, message } = known.data;
    return {
      type: 'job_progress',
      data: { jobId: job_id, status: stateInWords(status), progress, message: message ?? null },
    };
  }
  const { document_id, filename, status, error, processed_at } = known.data;
  return {
    type: 'document_processed',
    data: {
      documentId: document_id,
      filename,
      status: stateInWords(status),
      error: typeof error === 'string' ? error : (error?.detail ?? null),
      processedAt: processed_at,
    },
  };
}

/** The same for frames as they are sent. */
export function sayLegacy(frame: string): string | null {
  const worded = legacyFrame(JSON.parse(frame));
  return worded && JSON.stringify(worded);
}
