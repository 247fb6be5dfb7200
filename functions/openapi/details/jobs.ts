import type * as z from 'zod';
import type { Batch, Job } from '../../../lib/jobs/job.ts';
import type { Details } from '../operation.ts';
import { documentLine } from './documents.ts';
import { at, ids } from './samples.ts';

const job: z.infer<typeof Job> = {
  id: ids.job,
  document_id: ids.document,
  batch_id: ids.batch,
  generation: 1,
  queue: 'default',
  stages: ['extract_text', 'classify', 'extract_fields'],
  status: 'completed',
  stage: null,
  progress: 100,
  run_at: at.uploaded,
  tries: 2,
  error: null,
  created_at: at.uploaded,
  started_at: at.started,
  finished_at: at.completed,
  trace_id: '0af7651916cd43dd8448eb211c80319c',
  attempts: [
    {
      fence: 1,
      message_id: 'msg_26hZCxZCuWyyTWPmSVBrNB882AHhNQPvnfAMUKuuDhMoKVVcvTK7s',
      retried: 0,
      started_at: at.started,
      ended_at: at.started,
      outcome: 'retrying',
      code: 'engine_unavailable',
      retry_after_ms: 1000,
    },
  ],
};

const batch: z.infer<typeof Batch> = {
  id: ids.batch,
  reason: 'upload',
  created_at: at.uploaded,
  total: 1,
  completed: 1,
  failed: 0,
  canceled: 0,
  processing: 0,
  queued: 0,
  held: 0,
  scheduled: 0,
  progress: 100,
  documents: [documentLine],
};

export const jobsDetails: Details = {
  'GET /v1/jobs/:id': { answer: job },
  'POST /v1/jobs/:id/cancel': {
    about: 'A run that is under way stops at its next step. A job that has ended stays as it is.',
    answer: { ...job, status: 'canceled' },
  },
  'POST /v1/jobs/:id/replay': {
    about: 'A new generation of the same document with the same settings.',
    codes: ['conflict', 'idempotency_conflict'],
    answer: { ...job, generation: 2, status: 'queued', progress: 0, started_at: null, finished_at: null, attempts: [] },
  },
  'GET /v1/batches/:id': { answer: batch },
  'GET /v1/events': {
    about: `Everything that happened to what is yours, in order and without gaps: go on from \`cursor\`. With \`wait\` (seconds, up to 25)
the answer comes when there is something, or when the time is over.`,
    query: { after: 40, wait: 20 },
    answer: {
      data: [
        {
          cursor: 45,
          type: 'document_processed',
          at: at.completed,
          document_id: ids.document,
          job_id: ids.job,
          batch_id: ids.batch,
          actor: 'system',
          data: { status: 'completed', generation: 1 },
        },
      ],
      cursor: 45,
      next_cursor: null,
    },
  },
};
