import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Context } from '../../../lib/context.ts';
import type { ClaimedJob } from '../../../lib/jobs/job.ts';
import { reporter } from '../../../lib/jobs/progress.ts';
import type { Progress } from '../../../lib/ports.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The reporter of a run that goes on at this percentage, with what it tells. */
function telling(progress: number) {
  const told: Progress[] = [];
  const live: Partial<Context['live']> = { progress: async (_owner, frame) => void told.push(frame) };
  // It looks at nothing else.
  const ctx = { live } as Context;
  const claim = { job: { id: 'job', progress }, document: { id: 'document' } } as ClaimedJob;
  return { told, report: reporter(ctx, claim) };
}

test('a run tells no more than its death would leave: the number of its last commit', () => {
  const { told, report } = telling(12);
  report.report('extract_text', 'Reading page 30 of 40');
  vi.advanceTimersByTime(500);
  report.kept(53);
  report.report('extract_text', 'Reading page 31 of 40');
  vi.advanceTimersByTime(500);
  report.kept(20);
  report.report('extract_text', 'Reading page 32 of 40');
  vi.advanceTimersByTime(500);
  expect(told.map(({ progress }) => progress)).toEqual([12, 53, 53]);
  expect(told.at(-1)?.message).toBe('Reading page 32 of 40');
});

test('a run tells at most twice a second, the newest first, and nothing after its end', () => {
  const { told, report } = telling(5);
  for (let page = 1; page <= 9; page += 1) report.report('extract_text', `Reading page ${page} of 9`);
  vi.advanceTimersByTime(500);
  report.report('classify', 'Finding out what it is');
  report.stop();
  vi.advanceTimersByTime(5_000);
  expect(told.map(({ message }) => message)).toEqual(['Reading page 9 of 9']);
});
