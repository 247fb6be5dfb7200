import type { Details } from '../operation.ts';
import { at, cursor, ids } from './samples.ts';

const percentiles = { p50: 120, p95: 900, p99: 2100 };
const window = {
  completed: 118,
  failed: 2,
  canceled: 0,
  throughput_per_minute: 1.967,
  failure_rate: 0.0167,
  wait_ms: percentiles,
  run_ms: percentiles,
  stages: { extract_text: { count: 118, p50_ms: 90, p95_ms: 700, p99_ms: 1800 } },
};
const effects = { owed: 0, leased: 0, sending: 1, unknown: 0, failed: 0 };
const budget = { day: '2026-11-22', daily_usd: 5, spent_usd: 0.84, held_since: null };
const fingerprint = 'extract_text/engine_unavailable/vision-1';

const failed = {
  job_id: ids.job,
  document_id: ids.document,
  batch_id: ids.batch,
  owner: ids.ada,
  generation: 1,
  queue: 'default',
  fingerprint,
  error: {
    code: 'attempts_exhausted',
    detail: 'It was tried 5 times.',
    stage: 'extract_text',
    cause: 'engine_unavailable',
  },
  tries: 5,
  runs: 5,
  messages: 5,
  cost_micro_usd: 0,
  created_at: at.uploaded,
  started_at: at.started,
  finished_at: at.completed,
};

const suppressed = { email: 'gone@example.com', reason: 'bounced', note: null, since: at.uploaded };

export const operationsDetails: Details = {
  'GET /v1/operations/alerts': {
    about:
      'An alert is open while a promise (SLO) is broken. Operators are told by mail and by their webhooks (`alert.opened`, `alert.resolved`), of one promise at most once an hour. What to do about each stands in docs/runbook.md.',
    answer: {
      slos: [{ name: 'queue_age', bound: 600, unit: 'seconds', value: 840, holds: false }],
      data: [
        {
          id: ids.job,
          slo: 'queue_age',
          value: 840,
          worst: 840,
          detail: { queue: 'bulk' },
          opened_at: at.uploaded,
          told_at: at.uploaded,
          resolved_at: null,
        },
      ],
    },
  },
  'GET /metrics': {
    about:
      'For scrapers, with the deployment’s `METRICS_TOKEN` as the bearer; for a key with the scope `metrics:read` of a viewer or an operator; and for these themselves. Counters (`_total`) count from midnight UTC and then begin anew, as after a restart.',
  },
  'GET /v1/operations/queues': {
    answer: {
      now: at.later,
      queues: [
        {
          name: 'default',
          paused_at: null,
          held_by: null,
          parallelism: 20,
          rate: null,
          period: null,
          owner_window: 20,
          priority: 2,
          depth: 3,
          scheduled: 0,
          retrying: 1,
          held: 0,
          in_flight: 4,
          oldest_age_seconds: 2,
          overdue: 0,
          windows: { '1h': window, '24h': window },
        },
      ],
      outbox: { ...effects, lag_seconds: 0, by_kind: { send_mail: effects } },
      cron: { sweep_at: at.later, late: false },
      budget,
      mail_quota: { day: '2026-11-22', daily: null, sent: null },
    },
  },
  'GET /v1/operations/history': {
    query: { minutes: 60 },
    answer: {
      bucket_seconds: 60,
      data: [{ at: at.uploaded, accepted: 12, completed: 11, failed: 0, p50_ms: 640, p95_ms: 2100, depth: 3, peak: 9 }],
    },
  },
  'POST /v1/operations/queues/:queue/pause': {
    about: 'Work waits and nothing is lost; runs that are under way end by themselves.',
    answer: { queue: 'bulk', paused: true, changed: true },
  },
  'POST /v1/operations/queues/:queue/resume': { answer: { queue: 'bulk', paused: false, changed: true } },
  'GET /v1/operations/failures': {
    answer: {
      total: 620,
      groups: 1,
      data: [
        {
          fingerprint,
          stage: 'extract_text',
          code: 'engine_unavailable',
          engine: 'vision-1',
          exhausted: true,
          count: 620,
          people: 14,
          queues: { default: 620 },
          first_at: at.uploaded,
          last_at: at.later,
          sentence: 'The engine does not answer.',
          example_job_ids: [ids.job],
        },
      ],
      next_cursor: null,
    },
  },
  'GET /v1/operations/failures/jobs': {
    query: { code: 'engine_unavailable' },
    answer: { data: [failed], next_cursor: cursor },
  },
  'POST /v1/operations/failures/redrive': {
    about: 'Gives every failed job that matches a new generation, so many a minute. `preview` only counts them.',
    body: { filter: { fingerprint }, rate_per_minute: 600, preview: true },
    answer: { count: 620, remaining: 0, estimated_seconds: 62, estimated_cost_usd: 1.24, batches: [] },
  },
  'GET /v1/operations/overdue': {
    answer: {
      counts: { not_delivered: 1 },
      data: [
        {
          reason: 'not_delivered',
          since: at.uploaded,
          overdue_seconds: 300,
          kind: 'run_job',
          id: ids.job,
          queue: 'default',
          owner: ids.ada,
          document_id: ids.document,
          batch_id: ids.batch,
          tries: 1,
          sentence:
            'Its message was published and has not come back; the broker is away, or busy with the jobs before it.',
        },
      ],
      next_cursor: null,
    },
  },
  'GET /v1/operations/usage': {
    query: { from: '2026-11-01', to: '2026-11-22' },
    answer: {
      from: '2026-11-01',
      to: '2026-11-22',
      documents: 4210,
      micro_usd: 812_000,
      engines_micro_usd: 760_000,
      mails_micro_usd: 12_000,
      usd_per_million_documents: 192.9,
      infrastructure_usd_per_million_documents: 9.5,
      services: [
        {
          service: 'qstash',
          operation: 'messages',
          count: 4302,
          per_document: 1.02,
          micro_usd: 43_020,
          micro_usd_per_1000: 10_000,
          quota: { limit: 1000, period: 'day', used: 212, remaining: 788, share: 0.212 },
          source: 'counted',
        },
      ],
      days: [{ day: '2026-11-22', documents: 212, micro_usd: 41_000, engines_micro_usd: 38_000 }],
      dearest: null,
      budget,
    },
  },
  'GET /v1/operations/audit': {
    answer: {
      data: [{ at: at.later, type: 'queue_paused', actor: ids.ada, email: 'ada@example.com', data: { queue: 'bulk' } }],
      next_cursor: null,
    },
  },
  'PUT /v1/operations/budget': {
    about: 'When it is spent, new work is held until the next day (UTC). `null` lifts the bound, 0 holds all new work.',
    body: { daily_usd: 5 },
    answer: { daily_usd: 5 },
  },
  'PUT /v1/operations/mail-quota': { body: { daily: 100 }, answer: { daily: 100 } },
  'GET /v1/operations/suppressions': { answer: { data: [suppressed], next_cursor: null } },
  'POST /v1/operations/suppressions': {
    body: { email: 'gone@example.com', note: 'Asked by phone' },
    answer: { email: 'gone@example.com', changed: true },
  },
  'DELETE /v1/operations/suppressions/:email': { codes: ['invalid_input', 'malformed_request'] },
  'POST /v1/operations/run/:run': {
    about: 'Out of turn, which does nothing twice. Viewers may look by `dry_run`.',
    body: { dry_run: true },
    answer: { run: 'match', dry_run: true, resumes: 210, created: 14, updated: 2, people: 9 },
  },
  'GET /health': {
    about: '503 when the one thing that everything needs, the database, is away.',
    answer: {
      status: 'ok',
      dependencies: [{ name: 'supabase', required: true, state: 'up', ms: 12, detail: null }],
    },
  },
};
