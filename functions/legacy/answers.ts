import * as z from 'zod';
import { FileProblem } from '../../lib/documents/document.ts';
import { notificationTypes } from '../../lib/notifications/told.ts';

// The shapes that clients of the earlier services read.

const phase = z.enum(['pending', 'processing', 'completed', 'failed']);
const time = z.string().nullable();

/** `errors` names the files that were not taken; it is there only when some were not. */
export const Accepted = z.object({
  job_id: z.string(),
  status: z.literal('pending'),
  errors: z.array(FileProblem).optional(),
});

/** `result` is null until everything has come to its end. */
export const ClassificationJob = z.object({
  job_id: z.string(),
  status: phase,
  progress: z.number(),
  result: z
    .object({
      documents: z.array(
        z.object({
          document_id: z.string(),
          filename: z.string(),
          status: phase,
          category: z.string().nullable(),
          confidence: z.number().nullable(),
          error: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});

export const JobStatus = z.object({
  job_id: z.string(),
  status: z.enum(['queued', 'processing', 'finished', 'failed']),
  filename: z.string(),
  created_at: time,
  started_at: time,
  ended_at: time,
  error: z.string().nullable(),
});

export const BatchStatus = z.object({
  total: z.number(),
  completed: z.number(),
  failed: z.number(),
  processing: z.number(),
  queued: z.number(),
  progress: z.number(),
  jobs: z.array(JobStatus),
});

/** `uploading`, `queued`, `parsed`, or `error: ` and its message. */
const parsing = z.string().regex(/^(uploading|queued|parsed|error: .+)$/s);

export const AcceptedFile = z.object({ file_id: z.string(), filename: z.string(), parsing });

export const FileList = z.object({
  files: z.array(AcceptedFile.extend({ folder_id: z.string().nullable(), size: z.number(), created_at: z.string() })),
  next_cursor: z.string().nullable(),
});

/** `remaining` is what one call was too small for; it is there only when something was. */
export const Reparsed = z.object({ queued: z.number(), remaining: z.number().optional() });

export const UploadedDocument = z.object({
  documentId: z.string(),
  fileName: z.string(),
  fileSize: z.number(),
  status: z.literal('queued_for_processing'),
  jobId: z.string().nullable(),
  message: z.string(),
});

export const DocumentState = z.object({
  documentId: z.string(),
  filename: z.string(),
  status: phase,
  error: z.string().nullable(),
  createdAt: time,
  startedAt: time,
  completedAt: time,
});

/** `job_id` is a posting. */
export const NotificationsPage = z.object({
  total: z.number(),
  unread: z.number(),
  notifications: z.array(
    z.object({
      id: z.string(),
      type: z.enum(notificationTypes),
      title: z.string(),
      message: z.string(),
      job_id: z.string().nullable(),
      match_score: z.number().nullable(),
      email_sent: z.boolean(),
      is_read: z.boolean(),
      created_at: z.string(),
    }),
  ),
  next_cursor: z.string().nullable(),
});

export const Success = z.object({ success: z.literal(true) });
