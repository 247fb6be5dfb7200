import { describe, expect, test } from 'vitest';
import type { QueueReport } from '../../client/nouns.ts';
import { askedText } from '../../web/src/pages/operations/audit/words.ts';
import { beginningOf, filterOf, filterText } from '../../web/src/pages/operations/failures/filter.ts';
import { redriveStanding } from '../../web/src/pages/operations/failures/progress.ts';
import { microUsdText, spanText, usdText } from '../../web/src/pages/operations/figures.ts';
import { runText } from '../../web/src/pages/operations/mails/run-text.ts';
import { alertText, alertTitle } from '../../web/src/pages/operations/overview/promises.ts';
import { type History, picturesOf, stepText } from '../../web/src/pages/operations/overview/series.ts';
import { signalsOf } from '../../web/src/pages/operations/overview/signals.ts';
import { lastDays } from '../../web/src/pages/operations/usage/days.ts';

const window = {
  completed: 0,
  failed: 0,
  canceled: 0,
  throughput_per_minute: 0,
  failure_rate: null,
  wait_ms: { p50: null, p95: null, p99: null },
  run_ms: { p50: null, p95: null, p99: null },
  stages: {},
};

type Queue = QueueReport['queues'][number];

const queue = (changes: Partial<Queue> = {}, lastHour: Partial<typeof window> = {}): Queue => ({
  name: 'default',
  paused_at: null,
  held_by: null,
  parallelism: 4,
  rate: null,
  period: null,
  owner_window: 20,
  priority: 2,
  depth: 0,
  scheduled: 0,
  retrying: 0,
  held: 0,
  in_flight: 0,
  oldest_age_seconds: null,
  overdue: 0,
  windows: { '1h': { ...window, ...lastHour }, '24h': window },
  ...changes,
});

const report = (changes: Partial<QueueReport> = {}): QueueReport => ({
  now: '2026-11-20T08:00:00Z',
  queues: [queue()],
  outbox: { owed: 0, leased: 0, sending: 0, unknown: 0, failed: 0, lag_seconds: 0, by_kind: {} },
  cron: { sweep_at: '2026-11-20T07:59:30Z', late: false },
  budget: { day: '2026-11-20', daily_usd: null, spent_usd: 0, held_since: null },
  mail_quota: { day: '2026-11-20', daily: null, sent: null },
  ...changes,
});

const signal = (label: string, of: QueueReport) => signalsOf(of).find((one) => one.label === label);

describe('the figures that an operator looks at first', () => {
  test('say nothing alarming while work flows', () => {
    expect(signalsOf(report()).map(({ tone }) => tone)).toEqual(Array(8).fill(''));
    expect(signal('Sweep', report())).toMatchObject({ value: 'On time', note: 'last ran just now' });
  });

  test('add up what waits in all queues, and how long the oldest has', () => {
    const queues = [
      queue({ depth: 1200, oldest_age_seconds: 30 }),
      queue({ depth: 34, oldest_age_seconds: 600, held: 5 }),
    ];
    expect(signal('Waiting', report({ queues }))).toEqual({
      label: 'Waiting',
      value: '1,234',
      note: 'oldest for 10 min, 5 held',
      tone: 'warn',
    });
  });

  test('tell a few failures from an outage', () => {
    const failing = (failed: number) => report({ queues: [queue({}, { completed: 90, failed })] });
    expect(signal('Failed in the last hour', failing(10))).toMatchObject({
      note: '10 % of 100 that ended',
      tone: 'warn',
    });
    expect(signal('Failed in the last hour', failing(60))).toMatchObject({ tone: 'bad' });
  });

  test('warn before the budget and the mails of the day are used up, and when they are', () => {
    const money = (spent_usd: number, held_since: string | null = null) =>
      signal('Engines today', report({ budget: { day: '2026-11-20', daily_usd: 20, spent_usd, held_since } }));
    expect(money(4)).toMatchObject({ value: '$4.00', note: 'of $20.00', tone: '' });
    expect(money(16)).toMatchObject({ tone: 'warn' });
    expect(money(20, '2026-11-20T07:00:00Z')).toMatchObject({ tone: 'bad' });
    const mails = (sent: number) =>
      signal('Mails today', report({ mail_quota: { day: '2026-11-20', daily: 100, sent } }));
    expect([mails(10)?.tone, mails(80)?.tone, mails(100)?.tone]).toEqual(['', 'warn', 'bad']);
  });
});

describe('the charts', () => {
  const step = { accepted: 0, completed: 0, failed: 0, p50_ms: null, p95_ms: null, depth: 0, peak: 0 };
  const history: History = {
    bucket_seconds: 30,
    data: [
      {
        ...step,
        at: '2026-11-20T08:00:00Z',
        accepted: 4,
        completed: 3,
        failed: 1,
        p50_ms: 320,
        p95_ms: 4200,
        depth: 2,
        peak: 9,
      },
      { ...step, at: '2026-11-20T08:00:30Z', depth: 1, peak: 2 },
    ],
  };

  test('show throughput by the minute, whatever the length of a step', () => {
    const [throughput] = picturesOf(history);
    expect(throughput?.series.map(({ values }) => values)).toEqual([
      [6, 0],
      [8, 0],
    ]);
    expect(throughput?.summary).toBe('3 completed of 4 accepted; at most 6 a minute.');
  });

  test('say in words what they show', () => {
    expect(picturesOf(history).map(({ title, summary }) => `${title}: ${summary}`)).toEqual([
      'Throughput: 3 completed of 4 accepted; at most 6 a minute.',
      'Latency: Half of the jobs took 320 ms or less of late; the slowest step had a 95th percentile of 4.2 s.',
      'Waiting: 1 now; at most 9 at a time.',
      'Failures: 1 in all; at most 1 at a time.',
    ]);
  });

  test('show the worst moment of each step, and say so when nobody ever waited', () => {
    expect(picturesOf(history)[2]?.series[0]?.values).toEqual([9, 2]);
    const idle = { ...history, data: [{ ...step, at: '2026-11-20T08:00:00Z' }] };
    expect(picturesOf(idle)[2]?.summary).toBe('No job waited.');
  });

  test('leave a gap where nothing ended', () => {
    expect(picturesOf(history)[1]?.series[0]?.values).toEqual([320, null]);
    expect(picturesOf({ ...history, data: [] })[1]?.summary).toBe('Nothing ended.');
  });

  test('name the length of a step', () => {
    expect([30, 60, 300, 7200].map(stepText)).toEqual(['30 s', '1 min', '5 min', '2 h']);
  });
});

describe('a redrive', () => {
  test('says in words which dead letters it takes', () => {
    expect(filterText({})).toBe('every dead letter');
    expect(filterText({ stage: 'extract_text', code: 'engine_unavailable' })).toBe(
      'stage extract text, code engine_unavailable',
    );
  });

  test('takes the filter of the address, and nothing else of it', () => {
    expect(filterOf(new URLSearchParams('code=engine_unavailable&minutes=60&stage='))).toEqual({
      code: 'engine_unavailable',
    });
    expect(beginningOf('Last hour', Date.parse('2026-11-20T08:00:00Z'))).toBe('2026-11-20T07:00:00.000Z');
  });

  test('goes on until nothing is open any more, however long it was said to take', () => {
    const begun = { at: 1_000_000, estimatedSeconds: 60 };
    const open = [queue({ scheduled: 3, in_flight: 1 })];
    expect(redriveStanding(begun, open, { now: 1_030_000, askedAt: 1_029_000 })).toEqual({
      open: 4,
      share: 0.5,
      secondsLeft: 30,
      isOver: false,
    });
    expect(redriveStanding(begun, open, { now: 1_300_000, askedAt: 1_299_000 })).toMatchObject({
      share: 0.95,
      isOver: false,
    });
    expect(redriveStanding(begun, [queue()], { now: 1_300_000, askedAt: 1_299_000 })).toMatchObject({
      share: 1,
      isOver: true,
    });
  });

  test('is not over by figures that are older than it', () => {
    const standing = redriveStanding({ at: 1_000_000, estimatedSeconds: 60 }, [queue()], {
      now: 1_000_500,
      askedAt: 999_000,
    });
    expect(standing.isOver).toBe(false);
  });
});

describe('the words for operators', () => {
  test('sums of money have the digits that say something', () => {
    expect([usdText(0), usdText(12.5), usdText(0.0012), microUsdText(4_200_000)]).toEqual([
      '$0.00',
      '$12.50',
      '$0.0012',
      '$4.20',
    ]);
  });

  test('spans have a unit that fits them', () => {
    expect([45, 180, 9000, 345_600].map(spanText)).toEqual(['45 s', '3 min', '2.5 h', '4 days']);
  });

  test('the last days are counted by the clock of UTC, today included', () => {
    expect(lastDays(7, Date.parse('2026-11-20T23:59:00Z'))).toEqual({ from: '2026-11-14', to: '2026-11-20' });
  });

  test('the audit log says what was asked for', () => {
    expect([
      askedText('queue_paused', { queue: 'default' }),
      askedText('budget_set', { daily_micro_usd: 20_000_000 }),
      askedText('mail_quota_set', { daily: null }),
      askedText('redrive_started', {
        filter: { code: 'engine_unavailable' },
        count: 12,
        rate_per_minute: 600,
        batches: 2,
      }),
      askedText('address_suppressed', { person: null, host: 'example.com' }),
    ]).toEqual([
      'default',
      '$20.00 a day',
      'no limit',
      '12 documents, 600 a minute, code engine_unavailable',
      'host example.com',
    ]);
  });

  test('a run says what it did, and a dry one that it did nothing', () => {
    expect(runText({ run: 'digest', dry_run: false, planned: 1, empty: 2 })).toBe(
      '1 digest was planned; for 2 people there was nothing to tell.',
    );
    expect(runText({ run: 'match', dry_run: true, resumes: 3, created: 1, updated: 0, people: 1 })).toBe(
      '3 resumes compared: 1 new match for 1 person, 0 changed. Nothing was changed: this was the first page of a dry run.',
    );
  });
});

test('an alert says how bad it is, against what is promised, and where', () => {
  const promise = { name: 'queue_age', bound: 600, unit: 'seconds', value: 840, holds: false } as const;
  const alert = { slo: 'queue_age', value: 840, detail: { queue: 'bulk' } } as const;
  expect(`${alertTitle(alert.slo)}. ${alertText(alert, [promise])}`).toBe(
    'Documents wait too long. It is 14 min where at most 10 min is promised, queue bulk.',
  );
});
