import { Hono } from 'hono';
import { AlertsInput, listAlerts } from '../../lib/alerts/list.ts';
import { AppError } from '../../lib/errors.ts';
import { AuditInput, listAudit } from '../../lib/operations/list-audit.ts';
import { FailedJobsInput, FailuresInput, listFailedJobs, listFailures } from '../../lib/operations/list-failures.ts';
import { listOverdue, OverdueInput } from '../../lib/operations/list-overdue.ts';
import { pauseQueue } from '../../lib/operations/pause-queue.ts';
import { RedriveInput, redrive } from '../../lib/operations/redrive.ts';
import { HistoryInput, reportHistory } from '../../lib/operations/report-history.ts';
import { reportQueues } from '../../lib/operations/report-queues.ts';
import { reportUsage, UsageInput } from '../../lib/operations/report-usage.ts';
import { BudgetInput, setBudget } from '../../lib/operations/set-budget.ts';
import { MailQuotaInput, setMailQuota } from '../../lib/operations/set-mail-quota.ts';
import { RunInput, RunName, startRun } from '../../lib/operations/start-run.ts';
import {
  listSuppressions,
  releaseAddress,
  SuppressInput,
  SuppressionsInput,
  suppressAddress,
} from '../../lib/operations/suppress.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';
import { addressParam } from './params.ts';

/** For people with a row in `roles`: viewers read, operators act too. The database knows who is which. */
export const operations = new Hono<AppEnv>()
  .use(authenticate)
  .get('/queues', async (c) => c.json(await reportQueues(c.var.ctx)))
  .get('/alerts', validate('query', AlertsInput), async (c) =>
    c.json(await listAlerts(c.var.ctx, c.req.valid('query'))),
  )
  .get('/history', validate('query', HistoryInput), async (c) =>
    c.json(await reportHistory(c.var.ctx, c.req.valid('query'))),
  )
  .post('/queues/:queue/pause', async (c) => c.json(await pauseQueue(c.var.ctx, c.req.param('queue'), true)))
  .post('/queues/:queue/resume', async (c) => c.json(await pauseQueue(c.var.ctx, c.req.param('queue'), false)))
  .get('/failures', validate('query', FailuresInput), async (c) =>
    c.json(await listFailures(c.var.ctx, c.req.valid('query'))),
  )
  .get('/failures/jobs', validate('query', FailedJobsInput), async (c) =>
    c.json(await listFailedJobs(c.var.ctx, c.req.valid('query'))),
  )
  .post('/failures/redrive', validate('json', RedriveInput), async (c) =>
    c.json(await redrive(c.var.ctx, c.req.valid('json'))),
  )
  .get('/overdue', validate('query', OverdueInput), async (c) =>
    c.json(await listOverdue(c.var.ctx, c.req.valid('query'))),
  )
  .get('/usage', validate('query', UsageInput), async (c) => c.json(await reportUsage(c.var.ctx, c.req.valid('query'))))
  .get('/audit', validate('query', AuditInput), async (c) => c.json(await listAudit(c.var.ctx, c.req.valid('query'))))
  .put('/budget', validate('json', BudgetInput), async (c) => c.json(await setBudget(c.var.ctx, c.req.valid('json'))))
  .put('/mail-quota', validate('json', MailQuotaInput), async (c) =>
    c.json(await setMailQuota(c.var.ctx, c.req.valid('json'))),
  )
  .get('/suppressions', validate('query', SuppressionsInput), async (c) =>
    c.json(await listSuppressions(c.var.ctx, c.req.valid('query'))),
  )
  .post('/suppressions', validate('json', SuppressInput), async (c) =>
    c.json(await suppressAddress(c.var.ctx, c.req.valid('json'))),
  )
  .delete('/suppressions/:email', async (c) => {
    await releaseAddress(c.var.ctx, addressParam(c.req.url));
    return c.body(null, 204);
  })
  .post('/run/:run', validate('json', RunInput), async (c) =>
    c.json(await startRun(c.var.ctx, runName(c.req.param('run')), c.req.valid('json'))),
  );

function runName(name: string) {
  const run = RunName.safeParse(name);
  if (run.success) return run.data;
  throw new AppError('not_found', `There is no such run; the runs are ${RunName.options.join(' and ')}.`);
}
