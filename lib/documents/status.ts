import * as z from 'zod';
import type { Context } from '../context.ts';
import { framesApartMs } from '../jobs/job.ts';
import { DocumentStatusReport } from './document.ts';
import { noSuchDocument } from './get.ts';

const Found = DocumentStatusReport.extend({ running_ms: z.number().nullable() });

/** Where a document stands; while its run is under way the newest frame of its progress is the hot one. */
export async function documentStatus(ctx: Context, id: string): Promise<DocumentStatusReport> {
  const found = await ctx.database.read('get_status', { p_document: id }, Found.nullable());
  if (!found) throw noSuchDocument();
  const { running_ms, ...report } = found;
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
  started_at,
  completed_at,
}: DocumentStatusReport): string =>
  [
    job_id,
    status,
    stage,
    progress,
    error?.code,
    started_at && Date.parse(started_at),
    completed_at && Date.parse(completed_at),
  ]
    .map((part) => part ?? '')
    .join('.');
