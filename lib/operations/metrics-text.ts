import type { MetricsReport } from './report-metrics.ts';

type Sample = [labels: Record<string, string>, value: number];

interface Metric {
  name: string;
  type: 'gauge' | 'counter';
  help: string;
  samples: Sample[];
}

/** The report in Prometheus' text format (0.0.4). Counters begin anew with each UTC day, as after a restart. */
export const metricsText = (report: MetricsReport): string =>
  metricsOf(report)
    .map(
      ({ name, type, help, samples }) =>
        `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${samples.map((sample) => lineOf(name, sample)).join('')}`,
    )
    .join('');

function metricsOf(report: MetricsReport): Metric[] {
  const { queues, runs, usage } = report;
  const perQueue = (value: (queue: MetricsReport['queues'][number]) => number): Sample[] =>
    queues.map((queue) => [{ queue: queue.queue }, value(queue)]);
  return [
    gauge(
      'docket_queue_depth',
      'Jobs that are due and wait.',
      perQueue(({ depth }) => depth),
    ),
    gauge(
      'docket_queue_scheduled',
      'Jobs that are not due yet.',
      perQueue(({ scheduled }) => scheduled),
    ),
    gauge(
      'docket_queue_in_flight',
      'Jobs that are running.',
      perQueue(({ in_flight }) => in_flight),
    ),
    gauge(
      'docket_queue_oldest_age_seconds',
      'How long the oldest due job has waited.',
      perQueue((queue) => queue.oldest_age_seconds),
    ),
    gauge(
      'docket_queue_held',
      'Whether work is held, by a pause, the budget or the pages of the day.',
      perQueue(({ held }) => Number(held)),
    ),
    counter(
      'docket_runs_total',
      'Jobs that ended since the UTC day began.',
      runs.map(({ queue, status, count }) => [{ queue, outcome: status }, count]),
    ),
    gauge(
      'docket_dead_letters',
      'Failed jobs that nobody has tried again, by code.',
      labelled('code', report.dead_letters),
    ),
    gauge('docket_documents', 'Documents by status.', labelled('status', report.documents)),
    gauge('docket_mails', 'Mails that are not settled, by state.', labelled('state', report.mails)),
    counter(
      'docket_mails_ended_total',
      'Mails that were settled since the UTC day began.',
      labelled('state', report.mails_ended),
    ),
    gauge('docket_outbox_lag_seconds', 'How long the oldest late mail or deletion has been late.', [
      [{}, report.outbox_lag_seconds],
    ]),
    gauge(
      'docket_webhook_deliveries',
      'Deliveries to webhooks that are not settled, by state.',
      labelled('state', report.webhooks),
    ),
    counter(
      'docket_webhook_deliveries_ended_total',
      'Deliveries that were settled since the UTC day began.',
      labelled('state', report.webhooks_ended),
    ),
    counter(
      'docket_operations_total',
      'Billed operations since the UTC day began.',
      usage.map(({ service, operation, count }) => [{ service, operation }, count]),
    ),
    counter(
      'docket_cost_dollars_total',
      'What these cost at list prices, engines as paid.',
      usage.map(({ service, operation, micro_usd }) => [{ service, operation }, micro_usd / 1e6]),
    ),
    gauge(
      'docket_alert_open',
      'Whether the alert of a promise is open.',
      Object.entries(report.alerts).map(([slo, open]) => [{ slo }, Number(open)]),
    ),
    gauge(
      'docket_deployment_quota_used',
      'What everybody together has taken today of what there is a quota of.',
      report.deployment_quotas.map(({ quota, used }) => [{ quota }, used]),
    ),
    gauge(
      'docket_deployment_quota_limit',
      'How much of it everybody together may take in a UTC day.',
      report.deployment_quotas.map(({ quota, most }) => [{ quota }, most]),
    ),
    gauge('docket_sweep_timestamp_seconds', 'When the minute cron last ran.', [[{}, report.sweep_at_seconds]]),
    gauge('docket_sweep_age_seconds', 'How long ago that was.', [[{}, report.sweep_age_seconds]]),
    counter('docket_spans_dropped_total', 'Spans that the collector of traces did not take since the UTC day began.', [
      [{}, report.spans_dropped],
    ]),
  ];
}

const gauge = (name: string, help: string, samples: Sample[]): Metric => ({ name, type: 'gauge', help, samples });
const counter = (name: string, help: string, samples: Sample[]): Metric => ({ name, type: 'counter', help, samples });

const labelled = (label: string, counts: Record<string, number>): Sample[] =>
  Object.entries(counts).map(([value, count]) => [{ [label]: value }, count]);

function lineOf(name: string, [labels, value]: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
