import * as z from 'zod';
import type { Context } from '../context.ts';
import { framesApartMs } from '../jobs/job.ts';
import { DocumentStatusReport, WaitingFor } from './document.ts';
import { noSuchDocument } from './get.ts';

const Found = DocumentStatusReport.extend({
  running_ms: z.number().nullable(),
  waiting_for: WaitingFor.omit({ detail: true }).nullable(),
});

const inWords: Record<z.infer<typeof WaitingFor>['reason'], string> = {
  start_time: 'It begins at the time that was asked for.',
  next_try: 'The last try did not work; the next one comes by itself.',
  queue_paused: 'Its queue is paused by an operator; it goes on when the queue does.',
  budget: 'What may be spent on engines today is spent; it goes on tomorrow, or when the budget is raised.',
  deployment_quota: 'The pages that this service may read today are read; it goes on after midnight UTC.',
  turn: 'Earlier documents of yours come first.',
  delivery: 'The queue is about to deliver it; should it not, it is sent again within a minute or two.',
};

/** Where a document stands; while its run is under way the newest frame of its progress is the hot one. */
export async function documentStatus(ctx: Context, id: string): Promise<DocumentStatusReport> {
  const found = await ctx.database.read('get_status', { p_document: id }, Found.nullable());
  if (!found) throw noSuchDocument();
  const { running_ms, waiting_for: waiting, ...rest } = found;
  const report = { ...rest, waiting_for: waiting && { ...waiting, detail: inWords[waiting.reason] } };
  const silent = running_ms === null || running_ms < framesApartMs;
  if (report.status !== 'processing' || !report.job_id || silent) return report;
  const frame = await ctx.live.latest(report.job_id);
  if (!frame || frame.progress < report.progress) return report;
  return { ...report, stage: frame.stage ?? report.stage, progress: frame.progress };
}

/** Names this report among all that a document ever gives: whatever changes in it shows here. */
export const statusVersion = ({
  job_id,
  status,
  stage,
  progress,
  error,
  waiting_for,
  started_at,
  completed_at,
}: DocumentStatusReport): string =>
  [
    job_id,
    status,
    stage,
    progress,
    error?.code,
    waiting_for?.reason,
    started_at && Date.parse(started_at),
    completed_at && Date.parse(completed_at),
  ]
    .map((part) => part ?? '')
    .join('.');
