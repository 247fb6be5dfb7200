import type { Context } from '../../lib/context.ts';
import { type DocumentStatus, type DocumentStatusReport, isSettled } from '../../lib/documents/document.ts';
import { documentStatus } from '../../lib/documents/status.ts';
import { AppError } from '../../lib/errors.ts';
import { getBatch, getJob } from '../../lib/jobs/get.ts';

/** One document of some work, by whatever id the caller knows it. */
export interface Paper {
  /** The id that was asked for, or of its job when a batch was. */
  id: string;
  document_id: string;
  filename: string;
  status: DocumentStatus;
  progress: number;
  error: string | null;
  category: string | null;
  confidence: number | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
}

export interface Counts {
  total: number;
  completed: number;
  /** Canceled ones too: earlier services have no word of their own for them. */
  failed: number;
  processing: number;
  queued: number;
}

/** What an id stands for: a document, a job of one, or a batch of many. */
export interface Work extends Counts {
  id: string;
  progress: number;
  papers: Paper[];
}

export type Kind = 'job' | 'batch' | 'document';

/** Finds the caller's work by any id of it; the kinds are tried in this order. Throws `not_found`. */
export async function findWork(ctx: Context, id: string, order: readonly Kind[]): Promise<Work> {
  for (const kind of order) {
    const work = await finders[kind](ctx, id).catch(nullIfMissing);
    if (work) return work;
  }
  throw noSuchWork();
}

export const noSuchWork = (): AppError => new AppError('not_found', 'There is no job, batch or document with this id.');

/** Resolves to null what is not there; throws whatever else went wrong. */
export function nullIfMissing(error: unknown): null {
  if (error instanceof AppError && error.code === 'not_found') return null;
  throw error;
}

const finders: Record<Kind, (ctx: Context, id: string) => Promise<Work>> = {
  document: async (ctx, id) => workOf([paperOf(id, await documentStatus(ctx, id))]),
  job: async (ctx, id) => {
    const job = await getJob(ctx, id);
    const report = await documentStatus(ctx, job.document_id);
    const isNewest = report.job_id === id;
    return workOf([paperOf(id, isNewest ? report : { ...report, ...job, completed_at: job.finished_at })]);
  },
  batch: async (ctx, id) => {
    const { documents, canceled, held, scheduled, ...batch } = await getBatch(ctx, id);
    const papers = documents.map((line) => ({
      ...paperOf(line.job_id ?? line.id, { ...line, document_id: line.id }),
      category: line.category,
      confidence: line.category_confidence,
    }));
    return { ...batch, id, papers, failed: batch.failed + canceled, queued: batch.queued + held + scheduled };
  },
};

type Reported = Omit<DocumentStatusReport, 'job_id' | 'stage' | 'waiting_for'>;

const paperOf = (id: string, report: Reported): Paper => ({
  id,
  document_id: report.document_id,
  filename: report.filename,
  status: report.status,
  progress: isSettled(report.status) ? 100 : report.progress,
  error: report.status === 'canceled' ? 'It was canceled.' : report.status === 'failed' ? messageOf(report) : null,
  category: null,
  confidence: null,
  created_at: report.created_at,
  started_at: report.started_at,
  completed_at: report.completed_at,
});

const messageOf = ({ error }: Reported): string => error?.detail ?? 'It could not be processed.';

const phases: Record<DocumentStatus, Exclude<keyof Counts, 'total'>> = {
  uploading: 'queued',
  scheduled: 'queued',
  held: 'queued',
  queued: 'queued',
  processing: 'processing',
  completed: 'completed',
  needs_review: 'completed',
  failed: 'failed',
  canceled: 'failed',
};

/** The four phases that earlier services know of the statuses of today. */
export const phaseOf = (status: DocumentStatus) => phases[status];

/** Documents as one piece of work, with their counts; `papers` is not empty. */
export function workOf(papers: Paper[]): Work {
  const count = (phase: string) => papers.filter(({ status }) => phaseOf(status) === phase).length;
  return {
    id: papers[0]?.id ?? '',
    total: papers.length,
    completed: count('completed'),
    failed: count('failed'),
    processing: count('processing'),
    queued: count('queued'),
    progress: Math.round(papers.reduce((sum, { progress }) => sum + progress, 0) / papers.length),
    papers,
  };
}

/** The phase of work as a whole: it has failed when nothing of it came out well. */
export function phaseOfAll({ total, completed, failed, queued }: Counts): ReturnType<typeof phaseOf> {
  if (completed + failed < total) return queued === total ? 'queued' : 'processing';
  return failed > 0 && completed === 0 ? 'failed' : 'completed';
}
