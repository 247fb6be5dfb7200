import type * as z from 'zod';
import type { Document, DocumentList, DocumentStatusReport, Submitted } from '../lib/documents/document.ts';
import type { OpenedUploads } from '../lib/documents/open-uploads.ts';
import type { DocumentText } from '../lib/documents/text.ts';
import type { Timeline } from '../lib/documents/timeline.ts';
import { accessToken } from './session.ts';

export type Listed = z.infer<typeof DocumentList>['data'][number];
export type Event = z.infer<typeof Timeline>['data'][number];
export type { Document, DocumentStatusReport, Submitted };

/** A refusal with the sentence that the API gave for it. */
export class Refusal extends Error {}

async function call<T>(method: string, path: string, body?: FormData | object): Promise<T> {
  const json = body && !(body instanceof FormData);
  const response = await fetch(path, {
    method,
    body: json ? JSON.stringify(body) : (body ?? null),
    headers: { authorization: `Bearer ${await accessToken()}`, ...(json && { 'content-type': 'application/json' }) },
  });
  if (response.status === 204) return undefined as T;
  const answer = await response.json().catch(() => ({ detail: `The service answered ${response.status}.` }));
  if (!response.ok) throw new Refusal(answer.detail ?? 'The service could not be reached.');
  return answer as T;
}

export const api = {
  list: (cursor: string | null) =>
    call<z.infer<typeof DocumentList>>(
      'GET',
      `/v1/documents?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    ),
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
