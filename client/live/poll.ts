import { backoff, pause } from '../pause.ts';
import { DocketError } from '../problem.ts';
import { answerOf, type Requester } from '../request.ts';
import type { Routes } from '../routes.ts';
import type { Frame } from './frame.ts';
import { Story } from './story.ts';

type Answer<Route extends keyof Routes> = Routes[Route]['answer'];

/**
 * Seconds that the service may hold an answer back, and after how many failures of that it is no longer asked to: also an
 * empty answer that comes sooner than this (ms) was not held.
 */
const longPoll = { wait: 20, graceMs: 8_000, mostFailures: 2, leastMs: 1_000 };

/** How often (ms) the log is asked when answers may not be held back. */
const shortPollMs = 2_000;

export interface Polling {
  request: Requester;
  cursor(): number | null;
  /** Takes a frame, or the cursor alone of what has none. */
  onFrame(frame: Frame): void;
  onCursor(cursor: number): void;
  /** Called after each answer, and when there was none. */
  onAnswer(isThere: boolean): void;
  signal: AbortSignal;
}

/** Tells the log by asking for it, until the signal ends it; never rejects, and tells nothing after its end. */
export async function pollLog({ request, cursor, onFrame, onCursor, onAnswer, signal }: Polling): Promise<void> {
  let failures = 0;
  let longFailures = 0;
  let wait = 0;
  const within = (ms: number) => AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  const ask = async <Route extends keyof Routes>(route: Route, call: object, ms = 10_000): Promise<Answer<Route>> => {
    const until = within(ms);
    // The description of the API says what it answers.
    return (await answerOf(await request(route, { ...call, signal: until }), until)) as Answer<Route>;
  };
  const story = new Story((id) => ask('GET /v1/documents/{id}/status', { path: { id } }).catch(() => null));

  while (!signal.aborted) {
    try {
      if (cursor() === null) {
        const frame = await snapshot(ask);
        if (signal.aborted) return;
        onFrame(frame);
      }
      const askedAt = Date.now();
      const query = { after: cursor(), limit: 100, wait };
      const found = await ask('GET /v1/events', { query }, wait * 1000 + longPoll.graceMs);
      for (const event of found.data) {
        const frame = await story.tell(event);
        if (signal.aborted) return;
        if (frame) onFrame(frame);
        else onCursor(event.cursor);
      }
      if (signal.aborted) return;
      onAnswer(true);
      failures = 0;
      const isHeld = found.data.length > 0 || Date.now() - askedAt >= longPoll.leastMs;
      if (wait > 0) longFailures = isHeld ? 0 : longFailures + 1;
      const mayWait = longFailures < longPoll.mostFailures;
      wait = mayWait ? longPoll.wait : 0;
      if (!mayWait && found.next_cursor === null) await pause(shortPollMs * (0.5 + Math.random() / 2), signal);
    } catch {
      if (signal.aborted) return;
      if (wait > 0) longFailures += 1;
      else onAnswer(false);
      wait = 0;
      await pause(backoff(failures++), signal);
    }
  }
}

/** What a socket would have told first. Its cursor is from before: what happens meanwhile is told once more. */
async function snapshot(
  ask: <Route extends keyof Routes>(route: Route, call: object) => Promise<Answer<Route>>,
): Promise<Frame> {
  const { cursor } = await ask('GET /v1/events', { query: { after: 'now' } });
  const [{ data }, unread] = await Promise.all([
    ask('GET /v1/documents', { query: { limit: 20 } }),
    ask('GET /v1/notifications', { query: { limit: 1 } }).then((list) => list.unread, noneIfForbidden),
  ]);
  const documents = data.map(
    ({ id, job_id, filename, status, stage, progress, error, created_at, started_at, completed_at }) => ({
      ...{ document_id: id, job_id, filename, status, stage, progress },
      ...{ error: error && { code: error.code, detail: error.detail }, created_at, started_at, completed_at },
    }),
  );
  return { type: 'snapshot', cursor, data: { documents, unread } };
}

/** An API key need not be allowed to read notifications; then how many are unread is not known. */
function noneIfForbidden(error: unknown): null {
  if (error instanceof DocketError && error.status === 403) return null;
  throw error;
}
