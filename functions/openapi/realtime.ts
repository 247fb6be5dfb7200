import * as z from 'zod';
import { DocumentError, DocumentStatusReport } from '../../lib/documents/document.ts';
import { ClientMessage, changes } from '../../lib/realtime/realtime.ts';

// What is said on the socket of /v1/realtime; the code that says it is typed by itself.

export const ClientFrame = ClientMessage;

const cursor = z.int();

export const ServerFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    cursor,
    data: z.object({ documents: z.array(DocumentStatusReport.omit({ waiting_for: true })), unread: z.int() }),
  }),
  z.object({
    type: z.literal('job_progress'),
    cursor,
    data: z.object({
      job_id: z.string(),
      document_id: z.string(),
      status: z.string(),
      stage: z.string().nullable(),
      progress: z.number(),
      message: z.string().nullable(),
    }),
  }),
  z.object({
    type: z.literal('document_processed'),
    cursor,
    data: z.object({
      document_id: z.string(),
      filename: z.string().nullable(),
      status: z.string(),
      error: DocumentError.nullable(),
      processed_at: z.string(),
    }),
  }),
  z.object({
    type: z.literal('document_changed'),
    cursor,
    data: z.object({
      document_id: z.string(),
      change: z.enum(Object.values(changes)),
      changed_at: z.string(),
    }),
  }),
  z.object({
    type: z.literal('notification'),
    cursor,
    data: z.object({
      notification_id: z.string(),
      type: z.string(),
      batch_id: z.string().nullable(),
      at: z.string(),
    }),
  }),
  z.object({ type: z.literal('pong') }),
]);
