import type * as z from 'zod';
import type { DocumentStatus, Submitted } from '../../lib/documents/document.ts';
import type { Restarted } from '../../lib/jobs/restart.ts';
import type {
  Accepted,
  AcceptedFile,
  BatchStatus,
  ClassificationJob,
  DocumentState,
  FileList,
  JobStatus,
  Reparsed,
  UploadedDocument,
} from './answers.ts';
import type { FilesPage, TakenFile } from './verbs.ts';
import { type Paper, phaseOf, phaseOfAll, type Work } from './work.ts';

// How each of the earlier services said what we say today.

const classifier = { queued: 'pending', processing: 'processing', completed: 'completed', failed: 'failed' } as const;
const worker = { queued: 'queued', processing: 'processing', completed: 'finished', failed: 'failed' } as const;

/** `pending|processing|completed|failed`, for a document. */
export const stateInWords = (status: DocumentStatus) => classifier[phaseOf(status)];

/** `uploading|queued|parsed|error: <message>`; what is being parsed counts as queued there. */
export function parsingInWords(status: DocumentStatus, error: string | null): string {
  if (status === 'uploading') return 'uploading';
  const phase = phaseOf(status);
  if (phase === 'failed')
    return `error: ${error ?? (status === 'canceled' ? 'It was canceled.' : 'It cannot be read.')}`;
  return phase === 'completed' ? 'parsed' : 'queued';
}

/** The batch of an upload as the classifier's job. */
export const acceptedBatch = ({ batch, errors }: Submitted): z.infer<typeof Accepted> => ({
  job_id: batch.id,
  status: 'pending',
  ...(errors.length > 0 && { errors }),
});

/** Work as the classifier's job. */
export function classification(work: Work): z.infer<typeof ClassificationJob> {
  const phase = phaseOfAll(work);
  const settled = phase === 'completed' || phase === 'failed';
  return {
    job_id: work.id,
    status: classifier[phase],
    progress: settled ? 100 : work.progress,
    result: settled ? { documents: work.papers.map(classified) } : null,
  };
}

const classified = ({ document_id, filename, status, category, confidence, error }: Paper) => ({
  document_id,
  filename,
  status: stateInWords(status),
  category,
  confidence,
  error,
});

/** Work as a job of the parsing queue. */
export const queuedJob = (work: Work): z.infer<typeof JobStatus> => ({
  job_id: work.id,
  status: worker[phaseOfAll(work)],
  filename: nameOf(work),
  created_at: first(work.papers, 'created_at'),
  started_at: first(work.papers, 'started_at'),
  ended_at: endOf(work),
  error: errorOf(work),
});

/** Work as a batch of the parsing queue. */
export const queuedBatch = (work: Work): z.infer<typeof BatchStatus> => ({
  total: work.total,
  completed: work.completed,
  failed: work.failed,
  processing: work.processing,
  queued: work.queued,
  progress: work.progress,
  jobs: work.papers.map((paper) => ({
    job_id: paper.id,
    status: worker[phaseOf(paper.status)],
    filename: paper.filename,
    created_at: paper.created_at,
    started_at: paper.started_at,
    ended_at: paper.completed_at,
    error: paper.error,
  })),
});

/** The one file of an upload, as the file list has it: one that was there before may be parsed already. */
export const acceptedFile = ({ document: { id, filename, status } }: TakenFile): z.infer<typeof AcceptedFile> => ({
  file_id: id,
  filename,
  parsing: parsingInWords(status, null),
});

/** A page of the list of files. */
export const fileList = ({ files, next_cursor }: FilesPage): z.infer<typeof FileList> => ({
  files: files.map(({ id, filename, status, error, folder_id, size_in_bytes, created_at }) => ({
    file_id: id,
    filename,
    parsing: parsingInWords(status, error?.detail ?? null),
    folder_id,
    size: size_in_bytes,
    created_at,
  })),
  next_cursor,
});

/** What is parsed again, and what one call was too small for, if anything. */
export const reparsed = ({ count, remaining }: Restarted): z.infer<typeof Reparsed> => ({
  queued: count,
  ...(remaining > 0 && { remaining }),
});

/** The one file of an upload, as the document service answers it. */
export const uploadedDocument = ({ document, size }: TakenFile): z.infer<typeof UploadedDocument> => ({
  documentId: document.id,
  fileName: document.filename,
  fileSize: size,
  status: 'queued_for_processing',
  jobId: document.job_id ?? null,
  message: document.duplicate_of
    ? 'This file was here already; its document is the one that was made of it then.'
    : 'The document was uploaded and waits to be processed.',
});

/** Work as the document service's status. */
export const documentState = (work: Work): z.infer<typeof DocumentState> => ({
  documentId: work.papers.length === 1 ? (work.papers[0]?.document_id ?? work.id) : work.id,
  filename: nameOf(work),
  status: classifier[phaseOfAll(work)],
  error: errorOf(work),
  createdAt: first(work.papers, 'created_at'),
  startedAt: first(work.papers, 'started_at'),
  completedAt: endOf(work),
});

/** The name of its only document, or how many there are. */
export const nameOf = ({ papers, total }: Work): string =>
  papers.length === 1 ? (papers[0]?.filename ?? '') : `${total} documents`;

function errorOf(work: Work): string | null {
  if (phaseOfAll(work) !== 'failed') return null;
  if (work.papers.length === 1) return work.papers[0]?.error ?? null;
  return work.papers.map(({ filename, error }) => `${filename}: ${error}`).join('; ');
}

const first = (papers: Paper[], time: 'created_at' | 'started_at'): string | null =>
  papers.flatMap((paper) => paper[time] ?? []).toSorted(byTime)[0] ?? null;

const endOf = ({ papers, total, completed, failed }: Work): string | null =>
  completed + failed < total
    ? null
    : (papers
        .flatMap((paper) => paper.completed_at ?? [])
        .toSorted(byTime)
        .at(-1) ?? null);

const byTime = (a: string, b: string): number => Date.parse(a) - Date.parse(b);
