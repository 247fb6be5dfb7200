import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { legacyFrame } from '../functions/legacy/frames.ts';
import { legacyPaths } from '../functions/legacy/legacy.ts';
import { notificationsPage } from '../functions/legacy/told.ts';
import { classification, documentState, parsingInWords, queuedBatch, queuedJob } from '../functions/legacy/words.ts';
import { type Paper, workOf } from '../functions/legacy/work.ts';
import { methodsAt } from '../functions/openapi/openapi.ts';
import { type DocumentStatus, documentStatuses } from '../lib/documents/document.ts';

const at = '2026-03-14T10:00:00Z';
const paper = (status: DocumentStatus, changes: Partial<Paper> = {}): Paper => ({
  id: `job-${status}`,
  document_id: `document-${status}`,
  filename: `${status}.pdf`,
  status,
  progress: 0,
  error: null,
  category: null,
  confidence: null,
  created_at: at,
  started_at: null,
  completed_at: null,
  ...changes,
});

describe('a status', () => {
  test.each<[DocumentStatus, string, string, string]>([
    ['uploading', 'pending', 'queued', 'uploading'],
    ['scheduled', 'pending', 'queued', 'queued'],
    ['held', 'pending', 'queued', 'queued'],
    ['queued', 'pending', 'queued', 'queued'],
    ['processing', 'processing', 'processing', 'queued'],
    ['completed', 'completed', 'finished', 'parsed'],
    ['needs_review', 'completed', 'finished', 'parsed'],
    ['failed', 'failed', 'failed', 'error: The file needs a password.'],
    ['canceled', 'failed', 'failed', 'error: It was canceled.'],
  ])('%s is said as %s, as %s and as %s', (status, classifier, queue, parsing) => {
    const work = workOf([paper(status)]);
    expect(classification(work).status).toBe(classifier);
    expect(documentState(work).status).toBe(classifier);
    expect(queuedJob(work).status).toBe(queue);
    expect(parsingInWords(status, status === 'failed' ? 'The file needs a password.' : null)).toBe(parsing);
  });
});

describe('work of many documents', () => {
  const said = (...statuses: DocumentStatus[]) =>
    classification(workOf(statuses.map((status) => paper(status)))).status;

  test('is pending until one of them begins, and processing until all have ended', () => {
    expect(said('queued', 'scheduled', 'held')).toBe('pending');
    expect(said('queued', 'processing')).toBe('processing');
    expect(said('completed', 'queued')).toBe('processing');
    expect(said('failed', 'queued')).toBe('processing');
  });

  test('has failed only when nothing of it came out well', () => {
    expect(said('completed', 'failed')).toBe('completed');
    expect(said('failed', 'canceled')).toBe('failed');
  });

  test('counts each document once, canceled ones as failed and held ones as queued', () => {
    const batch = queuedBatch(workOf(documentStatuses.map((status) => paper(status))));
    const { completed, failed, processing, queued } = batch;
    expect({ completed, failed, processing, queued }).toEqual({ completed: 2, failed: 2, processing: 1, queued: 4 });
    expect(batch.total).toBe(documentStatuses.length);
  });

  test('of which nothing came out well says why for each', () => {
    const work = workOf([
      paper('failed', { filename: 'a.pdf', error: 'It is damaged.' }),
      paper('canceled', { filename: 'b.pdf', error: 'It was canceled.' }),
    ]);
    expect(queuedJob(work).error).toBe('a.pdf: It is damaged.; b.pdf: It was canceled.');
    expect(documentState(work).filename).toBe('2 documents');
  });

  test('began with the first and ended with the last of them', () => {
    const started_at = '2026-03-14T10:00:01Z';
    const [early, late] = ['2026-03-14T10:00:02Z', '2026-03-14T11:00:00+00:00'];
    const ended = [paper('completed', { started_at, completed_at: late }), paper('failed', { completed_at: early })];
    expect(queuedJob(workOf(ended))).toMatchObject({ created_at: at, started_at, ended_at: late });
    expect(queuedJob(workOf([...ended, paper('queued')])).ended_at).toBeNull();
  });
});

describe('a frame of the socket', () => {
  test('of progress has the names and words that old clients read', () => {
    const data = {
      job_id: 'j',
      document_id: 'd',
      status: 'processing',
      stage: 'classify',
      progress: 40,
      message: null,
    };
    expect(legacyFrame({ type: 'job_progress', cursor: 7, data })).toEqual({
      type: 'job_progress',
      data: { jobId: 'j', status: 'processing', progress: 40, message: null },
    });
  });

  test('of an end has them too, and its error is a sentence', () => {
    const data = { document_id: 'd', filename: 'a.pdf', status: 'needs_review', error: null, processed_at: at };
    const said = { documentId: 'd', filename: 'a.pdf', status: 'completed', error: null, processedAt: at };
    expect(legacyFrame({ type: 'document_processed', cursor: 8, data })).toEqual({
      type: 'document_processed',
      data: said,
    });
    const error = { code: 'document_corrupt', detail: 'It is damaged.' };
    const failed = { ...data, status: 'failed', error };
    expect(legacyFrame({ type: 'document_processed', cursor: 9, data: failed })).toMatchObject({
      data: { status: 'failed', error: 'It is damaged.' },
    });
  });

  test('that they have no word for is kept from them', () => {
    expect(legacyFrame({ type: 'pong' })).toEqual({ type: 'pong' });
    for (const frame of [{ type: 'snapshot', data: {} }, { type: 'notification', data: {} }, null, 'pong', {}])
      expect(legacyFrame(frame)).toBeNull();
  });
});

test('a notification without a posting, or with data that says nothing, has its title for a message', () => {
  const told = {
    id: 'n',
    type: 'digest' as const,
    title: 'Two new jobs',
    data: { matches: 'two' },
    documents: [],
    mail: 'waiting' as const,
    read: false,
    created_at: at,
  };
  const page = { total: 2, unread: 2, next_cursor: null, data: [told, { ...told, type: 'job_match' as const }] };
  expect(notificationsPage(page).notifications).toMatchObject([
    { message: 'Two new jobs', job_id: null, match_score: null, email_sent: false },
    { message: 'Two new jobs', job_id: null },
  ]);
});

describe('the paths of the earlier services', () => {
  const rules = (/run_worker_first = (\[[^\]]+\])/.exec(readFileSync('wrangler.toml', 'utf8'))?.[1] ?? '').match(
    /"[^"]+"/g,
  );
  const reachesWorker = (path: string) =>
    (rules ?? []).some((rule) => new RegExp(`^${rule.slice(1, -1).replaceAll('*', '.*')}$`).test(path));

  test('all reach the worker, and say which methods they take', () => {
    expect(legacyPaths).toHaveLength(14);
    for (const path of legacyPaths) {
      expect([path, reachesWorker(path.replace(':id', 'x'))]).toEqual([path, true]);
      expect(methodsAt(path).length).toBeGreaterThan(0);
    }
  });

  test('take none from the pages of the console', () => {
    for (const path of ['/', '/documents/1', '/matches', '/notifications', '/settings', '/operations', '/assets/a.js'])
      expect([path, reachesWorker(path)]).toEqual([path, false]);
  });
});
