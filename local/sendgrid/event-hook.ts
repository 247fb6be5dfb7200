import { signatureHeaders } from './event-signature.ts';
import type { Post, Reports } from './reports.ts';

export interface HookOptions {
  /** Where posts go. */
  url: string;
  /** What they are signed with: PKCS #8 in base64. */
  privateKey: string;
  /** Whether posts are signed at this moment; they are, unless it says no. */
  isSigning?: () => boolean;
  /** Sends one post; rejects when no answer came. */
  send?: (request: Request) => Promise<Response>;
}

export interface EventHook {
  /** There may be something new to tell: sees to it that it is told when it is due. */
  plan(): void;
  /** Posts all that is due, in order; resolves when each post was tried. */
  wake(): Promise<void>;
  close(): void;
}

const patienceInMs = 10_000;
// What falls due within a second goes into one post.
const pauseInMs = 1000;
const longestTimerInMs = 2 ** 31 - 1;

/** Tells one address what became of mails, one post after the other, by itself and whenever it is woken. */
export function createEventHook(reports: Reports, now: () => number, options: HookOptions): EventHook {
  const { url, privateKey, isSigning = () => true, send = fetch } = options;
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let lastRun = Number.NEGATIVE_INFINITY;
  let running: Promise<void> = Promise.resolve();

  const post = async ({ body }: Post): Promise<boolean> => {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(patienceInMs)]);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'SendGrid Event API',
      ...(isSigning() && signatureHeaders(privateKey, body)),
    };
    try {
      const response = await send(new Request(url, { method: 'POST', headers, body, redirect: 'manual', signal }));
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  };

  const postDue = async (): Promise<void> => {
    for (;;) {
      if (closing.signal.aborted) return;
      const posts = reports.takeDue(now());
      if (posts.length === 0) return plan();
      for (const one of posts) {
        const taken = await post(one);
        if (closing.signal.aborted) return;
        if (taken) reports.answered(one);
        else reports.unanswered(one, now());
      }
      lastRun = performance.now();
    }
  };

  const wake = (): Promise<void> => {
    const turn = running.then(postDue);
    running = turn.catch(() => undefined);
    return turn;
  };

  const report = (error: unknown) => console.error('[SendGrid]', error);

  function plan(): void {
    clearTimeout(timer);
    const due = closing.signal.aborted ? null : reports.nextDue();
    if (due === null) return;
    const wait = Math.max(due - now(), lastRun + pauseInMs - performance.now(), 0);
    timer = setTimeout(() => wake().catch(report), Math.min(wait, longestTimerInMs)).unref();
  }

  plan();
  return {
    plan,
    wake,
    close() {
      closing.abort();
      clearTimeout(timer);
    },
  };
}
