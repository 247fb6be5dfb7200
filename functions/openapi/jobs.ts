import { Batch, Job } from '../../lib/jobs/job.ts';
import { EventList, EventsInput } from '../../lib/outbox/list-events.ts';
import type { Operations } from './operation.ts';

export const jobsRoutes: Operations = {
  'POST /v1/jobs/:id/replay': { summary: 'Run the same input once more', idempotent: true, answers: [202, Job] },
  'GET /v1/jobs/:id': { summary: 'A job with its attempts', answers: [200, Job] },
  'POST /v1/jobs/:id/cancel': { summary: 'Cancel a job that has not ended', answers: [200, Job] },
  'GET /v1/batches/:id': { summary: 'A batch with its counts and documents', answers: [200, Batch] },
  'GET /v1/events': { summary: 'The log after a cursor', query: EventsInput, answers: [200, EventList] },
};
