import type { Frame, LiveState } from './live/frame.ts';
import type { Live } from './live/live.ts';
import type { DocumentLine, DocumentStatusReport } from './nouns.ts';
import { pause } from './pause.ts';
import { isPassing } from './problem.ts';
import { answerOf, type Requester } from './request.ts';
import { persistently } from './retry.ts';
import { type DocumentUpdate, type Report, Standing } from './standing.ts';

export type Watched = string | { batch: string };

export interface WatchOptions {
  signal?: AbortSignal | undefined;
}

/** How often (ms) to ask after what is watched while nothing is told about it; also what is live may be late. */
const askEveryMs: Record<LiveState, number> = { connecting: 5_000, live: 30_000, polling: 5_000, offline: 2_000 };

/**
 * Where a document, or each document of a batch, stands now, then each change, and its end once; ends when all have
 * settled. Connections may come and go meanwhile. Throws DocketError when there is no such document or batch.
 */
export async function* watch(
  { live, request }: { live: Live; request: Requester },
  watched: Watched,
  { signal }: WatchOptions = {},
): AsyncGenerator<DocumentUpdate, void, undefined> {
  signal?.throwIfAborted();
  const frames: Frame[] = [];
  let state: LiveState = 'connecting';
  let wake = new AbortController();
  const leave = live.subscribe(
    (frame) => {
      frames.push(frame);
      wake.abort();
    },
    {
      onState: (next) => {
        state = next;
        wake.abort();
      },
    },
  );
  const standing = new Standing();
  const read = reader(request, watched, signal);
  const ask = () => persistently(read, { signal, mostMs: 5_000 });
  try {
    yield* standing.take(await ask());
    while (!standing.isOver) {
      let isDoubtful = false;
      for (const frame of frames.splice(0)) {
        const told = standing.hear(frame);
        if (told === 'doubtful') isDoubtful = true;
        else if (told) yield told;
      }
      if (isDoubtful) yield* standing.take(await ask());
      if (standing.isOver || frames.length > 0) continue;
      wake = new AbortController();
      await pause(askEveryMs[state], signal ? AbortSignal.any([signal, wake.signal]) : wake.signal);
      signal?.throwIfAborted();
      if (!wake.signal.aborted) yield* standing.take(await read().catch(nothingNew));
    }
  } finally {
    leave();
  }
}

const nothingNew = (error: unknown): Report[] => {
  if (isPassing(error)) return [];
  throw error;
};

/** How to ask how things stand; a document that has not changed costs no body. */
function reader(request: Requester, watched: Watched, signal?: AbortSignal): () => Promise<Report[]> {
  if (typeof watched !== 'string')
    return async () => {
      const response = await request('GET /v1/batches/{id}', { path: { id: watched.batch }, signal });
      const { documents } = (await answerOf(response, signal)) as { documents: DocumentLine[] };
      return documents.map(({ id, ...line }) => ({ ...shown(line), document_id: id }));
    };
  let tag: string | null = null;
  return async () => {
    const headers: Record<string, string> = tag ? { 'if-none-match': tag } : {};
    const response = await request('GET /v1/documents/{id}/status', { path: { id: watched }, headers, signal });
    if (response.status === 304) return [];
    const report = (await answerOf(response, signal)) as DocumentStatusReport;
    tag = response.headers.get('etag');
    return [{ ...shown(report), document_id: report.document_id }];
  };
}

const shown = ({ job_id, filename, status, stage, progress, error }: Omit<Report, 'document_id'>) => ({
  ...{ job_id, filename, status, stage, progress, error },
});
