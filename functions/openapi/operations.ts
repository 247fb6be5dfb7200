import { AuditInput, AuditList } from '../../lib/operations/list-audit.ts';
import { FailedJobs, FailedJobsInput, FailureGroups, FailuresInput } from '../../lib/operations/list-failures.ts';
import { OverdueInput, OverdueList } from '../../lib/operations/list-overdue.ts';
import { QueueState } from '../../lib/operations/pause-queue.ts';
import { RedriveInput, Redriven } from '../../lib/operations/redrive.ts';
import { QueueReport } from '../../lib/operations/report-queues.ts';
import { UsageInput, UsageReport } from '../../lib/operations/report-usage.ts';
import { BudgetInput } from '../../lib/operations/set-budget.ts';
import type { Operations } from './operation.ts';
import { Health } from './shapes.ts';

export const operationsRoutes: Operations = {
  'GET /v1/operations/queues': { summary: 'How queues, outbox, cron and budget stand', answers: [200, QueueReport] },
  'POST /v1/operations/queues/:queue/pause': { summary: "Hold a queue's work", answers: [200, QueueState] },
  'POST /v1/operations/queues/:queue/resume': { summary: 'Let it go on', answers: [200, QueueState] },
  'GET /v1/operations/failures': {
    summary: 'Failed jobs, grouped by stage, code and engine',
    query: FailuresInput,
    answers: [200, FailureGroups],
  },
  'GET /v1/operations/failures/jobs': {
    summary: 'Failed jobs one by one, newest first',
    query: FailedJobsInput,
    answers: [200, FailedJobs],
  },
  'POST /v1/operations/failures/redrive': {
    summary: 'Try all failed jobs again that match a filter',
    json: RedriveInput,
    answers: [200, Redriven],
  },
  'GET /v1/operations/overdue': {
    summary: 'What should have happened by now, with the reason',
    query: OverdueInput,
    answers: [200, OverdueList],
  },
  'GET /v1/operations/usage': {
    summary: 'Counts and money per service, against quotas',
    query: UsageInput,
    answers: [200, UsageReport],
  },
  'GET /v1/operations/audit': {
    summary: 'What operators did, newest first',
    query: AuditInput,
    answers: [200, AuditList],
  },
  'PUT /v1/operations/budget': {
    summary: 'Set what engines may cost in a day',
    json: BudgetInput,
    answers: [200, BudgetInput],
  },
  'GET /health': { summary: 'Each dependency with its state', answers: [200, Health], public: true },
};
