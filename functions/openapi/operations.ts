import { AlertList } from '../../lib/alerts/alert.ts';
import { AlertsInput } from '../../lib/alerts/list.ts';
import { AuditInput, AuditList } from '../../lib/operations/list-audit.ts';
import { FailedJobs, FailedJobsInput, FailureGroups, FailuresInput } from '../../lib/operations/list-failures.ts';
import { OverdueInput, OverdueList } from '../../lib/operations/list-overdue.ts';
import { QueueState } from '../../lib/operations/pause-queue.ts';
import { RedriveInput, Redriven } from '../../lib/operations/redrive.ts';
import { History, HistoryInput } from '../../lib/operations/report-history.ts';
import { QueueReport } from '../../lib/operations/report-queues.ts';
import { UsageInput, UsageReport } from '../../lib/operations/report-usage.ts';
import { BudgetInput } from '../../lib/operations/set-budget.ts';
import { MailQuotaInput } from '../../lib/operations/set-mail-quota.ts';
import { RunInput, RunReport } from '../../lib/operations/start-run.ts';
import { Suppressed, SuppressInput, SuppressionList, SuppressionsInput } from '../../lib/operations/suppress.ts';
import type { Operations } from './operation.ts';
import { Health } from './shapes.ts';

export const operationsRoutes: Operations = {
  'GET /v1/operations/queues': {
    summary: 'How queues, outbox, cron, budget and mail quota stand',
    answers: [200, QueueReport],
  },
  'GET /v1/operations/alerts': {
    summary: 'How every promise (SLO) stands, and the alerts',
    query: AlertsInput,
    answers: [200, AlertList],
  },
  'GET /v1/operations/history': {
    summary: 'How the work went over the last minutes, in steps without gaps',
    query: HistoryInput,
    answers: [200, History],
  },
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
  'PUT /v1/operations/mail-quota': {
    summary: 'Set how many mails may leave in a day',
    json: MailQuotaInput,
    answers: [200, MailQuotaInput],
  },
  'GET /v1/operations/suppressions': {
    summary: 'Addresses that get no mails, and why',
    query: SuppressionsInput,
    answers: [200, SuppressionList],
  },
  'POST /v1/operations/suppressions': {
    summary: 'Keep all mails from an address',
    json: SuppressInput,
    answers: [200, Suppressed],
  },
  'DELETE /v1/operations/suppressions/:email': { summary: 'Let mails go there again', answers: [204, null] },
  'POST /v1/operations/run/:run': {
    summary: 'Run matching (match) or digests (digest) now, or see what that would do',
    json: RunInput,
    answers: [200, RunReport],
  },
  'GET /metrics': {
    summary: 'How everything stands, in Prometheus’ text format',
    answers: [200, null],
    instead: ['text/plain'],
    tag: 'operations',
  },
  'GET /health': { summary: 'Each dependency with its state', answers: [200, Health], public: true },
};
