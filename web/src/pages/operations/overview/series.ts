import { durationText } from '../../../words/times.ts';
import { numberText } from '../figures.ts';

/** How work went, in steps of one length. */
export interface History {
  bucket_seconds: number;
  data: Step[];
}

interface Step {
  at: string;
  accepted: number;
  completed: number;
  failed: number;
  p50_ms: number | null;
  p95_ms: number | null;
  depth: number;
  peak: number;
}

export interface Series {
  name: string;
  values: (number | null)[];
  tone: 'accent' | 'good' | 'warn' | 'bad';
  isDashed?: boolean;
  isFilled?: boolean;
}

export interface Picture {
  title: string;
  /** What its numbers count: "jobs a minute". */
  unit: string;
  /** What it shows, in a sentence. */
  summary: string;
  series: Series[];
  format(value: number): string;
  isBars?: boolean;
  /** For what lies many times apart. */
  isLogarithmic?: boolean;
  /** For values with gaps between them. */
  hasPoints?: boolean;
}

const most = (values: (number | null)[]): number => Math.max(0, ...values.map((value) => value ?? 0));
const last = <T>(values: T[]): T | undefined => values[values.length - 1];
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** The four pictures of a history: throughput, latency, waiting and failures. */
export function picturesOf({ bucket_seconds, data }: History): Picture[] {
  const perMinute = (count: number): number => (count * 60) / bucket_seconds;
  const accepted = data.map((step) => perMinute(step.accepted));
  const completed = data.map((step) => perMinute(step.completed));
  const p50 = data.map((step) => step.p50_ms);
  const p95 = data.map((step) => step.p95_ms);
  const depth = data.map((step) => step.depth);
  const peaks = data.map((step) => step.peak);
  const failed = data.map((step) => step.failed);
  const newest = last(p50.filter((ms) => ms !== null));
  return [
    {
      title: 'Throughput',
      unit: 'jobs a minute',
      summary: `${numberText(sum(data.map((step) => step.completed)))} completed of ${numberText(sum(data.map((step) => step.accepted)))} accepted; at most ${numberText(most(completed))} a minute.`,
      series: [
        { name: 'Completed', values: completed, tone: 'accent', isFilled: true },
        { name: 'Accepted', values: accepted, tone: 'good', isDashed: true },
      ],
      format: numberText,
    },
    {
      title: 'Latency',
      unit: 'from due to done, logarithmic',
      summary:
        newest === undefined
          ? 'Nothing ended.'
          : `Half of the jobs took ${durationText(newest)} or less of late; the slowest step had a 95th percentile of ${durationText(most(p95))}.`,
      series: [
        { name: 'Median (p50)', values: p50, tone: 'accent' },
        { name: '95th percentile', values: p95, tone: 'warn', isDashed: true },
      ],
      format: durationText,
      isLogarithmic: true,
      hasPoints: true,
    },
    {
      title: 'Waiting',
      unit: 'jobs due and not started',
      summary:
        most(peaks) === 0
          ? 'No job waited.'
          : `${numberText(last(depth) ?? 0)} now; at most ${numberText(most(peaks))} at a time.`,
      series: [{ name: 'Waiting at most', values: peaks, tone: 'accent', isFilled: true }],
      format: numberText,
    },
    {
      title: 'Failures',
      unit: `failed jobs per ${stepText(bucket_seconds)}`,
      summary:
        sum(failed) === 0
          ? 'None.'
          : `${numberText(sum(failed))} in all; at most ${numberText(most(failed))} at a time.`,
      series: [{ name: 'Failed', values: failed, tone: 'bad' }],
      format: numberText,
      isBars: true,
    },
  ];
}

/** The length of a step: "30 s", "5 min", "2 h". */
export function stepText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`;
}

/** When a step began: by the clock, and with the day where a picture has several. */
export function stepLabel(at: string, isLong: boolean): string {
  const day = isLong ? ({ weekday: 'short' } as const) : {};
  return new Date(at).toLocaleString([], { ...day, hour: '2-digit', minute: '2-digit' });
}
