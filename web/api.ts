import type * as z from 'zod';
import type { Application } from '../lib/applications/application.ts';
import type { ApplicationList } from '../lib/applications/list.ts';
import type { Document, DocumentList, DocumentStatusReport, Submitted } from '../lib/documents/document.ts';
import type { OpenedUploads } from '../lib/documents/open-uploads.ts';
import type { DocumentText } from '../lib/documents/text.ts';
import type { Timeline } from '../lib/documents/timeline.ts';
import type { MatchList } from '../lib/matching/list.ts';
import type { Match } from '../lib/matching/matching.ts';
import type { DigestPreview } from '../lib/notifications/preview-digest.ts';
import type { NotificationSettings } from '../lib/notifications/settings.ts';
import type { PostingList } from '../lib/postings/list.ts';
import type { Posting, PostingEntry, PostingLine } from '../lib/postings/posting.ts';
import { accessToken } from './session.ts';

export type Listed = z.infer<typeof DocumentList>['data'][number];
export type Event = z.infer<typeof Timeline>['data'][number];
export type JobEntry = z.infer<typeof PostingEntry>;
export type JobLine = z.infer<typeof PostingLine>;
export type Settings = Omit<NotificationSettings, 'unreachable'>;
export type Preview = z.infer<typeof DigestPreview>;
export type { Application, Document, DocumentStatusReport, Match, NotificationSettings, Submitted };

/** A refusal with the sentence that the API gave for it, or with what is wrong in the fields that were sent. */
export class Refusal extends Error {}

interface Problem {
  detail?: string;
  issues?: { path: string; message: string }[];
}

const sentenceOf = ({ detail, issues }: Problem): string =>
  issues?.map(({ path, message }) => `${path.replaceAll('_', ' ')} ${message}`.trim()).join('; ') ||
  (detail ?? 'The service could not be reached.');

async function call<T>(method: string, path: string, body?: FormData | object): Promise<T> {
  const json = body && !(body instanceof FormData);
  const response = await reach(path, {
    method,
    body: json ? JSON.stringify(body) : (body ?? null),
    headers: { authorization: `Bearer ${await accessToken()}`, ...(json && { 'content-type': 'application/json' }) },
  });
  if (response.status === 204) return undefined as T;
  const answer = await response.json().catch(() => ({ detail: `The service answered ${response.status}.` }));
  if (!response.ok) throw new Refusal(sentenceOf(answer));
  return answer as T;
}

const reach = (path: string, init: RequestInit): Promise<Response> =>
  fetch(path, init).catch(() => {
    throw new Refusal('The service could not be reached; are you online?');
  });

/** A path with those of the parameters that are set. */
function withQuery(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const set = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return `${path}?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}

export const api = {
  list: (parameters: { cursor?: string | null; status?: string | null; category?: string; limit?: number }) =>
    call<z.infer<typeof DocumentList>>('GET', withQuery('/v1/documents', { limit: 50, ...parameters })),
  get: (id: string) => call<Document>('GET', `/v1/documents/${id}`),
  status: (id: string) => call<DocumentStatusReport>('GET', `/v1/documents/${id}/status`),
  text: (id: string) => call<z.infer<typeof DocumentText>>('GET', `/v1/documents/${id}/text`),
  timeline: (id: string) => call<z.infer<typeof Timeline>>('GET', `/v1/documents/${id}/timeline`),
  content: (id: string) => call<{ url: string }>('GET', `/v1/documents/${id}/content`),
  replay: (jobId: string) => call<object>('POST', `/v1/jobs/${jobId}/replay`),
  remove: (id: string) => call<void>('DELETE', `/v1/documents/${id}`),
  openUpload: ({ name, size }: File) =>
    call<OpenedUploads>('POST', '/v1/uploads', { files: [{ filename: name, size }] }),
  submitUpload: (id: string) => call<Submitted>('POST', '/v1/documents', { uploads: [id], queue: 'interactive' }),
  upload: (files: File[]) => {
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    form.append('queue', 'interactive');
    return call<Submitted>('POST', '/v1/documents', form);
  },
  matches: (order: 'score' | 'newest', cursor: string | null) =>
    call<z.infer<typeof MatchList>>('GET', withQuery('/v1/matches', { order, cursor })),
  jobs: (q: string, cursor: string | null) =>
    call<z.infer<typeof PostingList>>('GET', withQuery('/v1/postings', { q, cursor })),
  job: (id: string) => call<Posting>('GET', `/v1/postings/${id}`),
  applications: (parameters: { cursor?: string | null; posting_id?: string; limit?: number }) =>
    call<z.infer<typeof ApplicationList>>('GET', withQuery('/v1/applications', parameters)),
  apply: (posting_id: string, document_id: string | null) =>
    call<Application>('POST', '/v1/applications', { posting_id, document_id }),
  withdraw: (id: string) => call<Application>('PATCH', `/v1/applications/${id}`, { status: 'withdrawn' }),
  settings: () => call<NotificationSettings>('GET', '/v1/notifications/settings'),
  saveSettings: (settings: Settings) => call<NotificationSettings>('PUT', '/v1/notifications/settings', settings),
  digestPreview: () => call<Preview>('GET', '/v1/notifications/digest-preview'),
  testMail: () => call<{ to: string }>('POST', '/v1/notifications/test'),
};

const settled = ['completed', 'needs_review', 'failed', 'canceled'];
export const isSettled = (status: string): boolean => settled.includes(status);

/** Follows a document until it has settled: often at first, then more and more seldom. */
export async function* follow(id: string): AsyncGenerator<DocumentStatusReport> {
  for (let pause = 250; ; pause = Math.min(pause * 1.25, 4000)) {
    const report = await api.status(id);
    yield report;
    if (isSettled(report.status)) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
