import { backoff, pause } from '../pause.ts';
import { baseOf, type DocketOptions, type Requester, tokenOf } from '../request.ts';
import type { Frame, LiveState } from './frame.ts';
import { pollLog } from './poll.ts';
import { type End, holdSocket } from './socket.ts';
import { onWake } from './wake.ts';

/** How long (ms) there may be no socket before the log is asked: after a deployment all clients come back at once. */
const lateMs = 2_000;

const unauthorized = 4401;

/** The other end would say the same again: it is asked less often, from this try on. */
const refusals = new Set([1009, 4400, 4403, 4410, 4429]);
const triesAfterRefusal = 6;

export interface ConnectionParts {
  options: DocketOptions;
  request: Requester;
  /** The last cursor that was told of; null before the first. */
  cursor(): number | null;
  onFrame(frame: Frame): void;
  onCursor(cursor: number): void;
  onState(state: LiveState): void;
  /** Ends it. */
  signal: AbortSignal;
}

/** Holds a socket, one after the other, and asks the log while there is none. */
export class Connection {
  readonly #parts: ConnectionParts;
  #polling: AbortController | null = null;
  #waking = new AbortController();
  #late: ReturnType<typeof setTimeout> | undefined;
  #probe = (): void => {};
  #tries = 0;
  /** What the socket tells up to here was told before it. */
  #told = -1;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  /** Goes on until the signal ends it; never rejects. */
  async run(): Promise<void> {
    const { signal, options, onState } = this.#parts;
    const forgetWaking = onWake(() => this.#wake());
    signal.addEventListener('abort', () => {
      forgetWaking();
      this.#stopPolling();
    });
    const WebSocket = options.WebSocket ?? globalThis.WebSocket;
    if (!WebSocket) return this.#poll();
    this.#pollWhenLate();
    for (let isRefused = false, wasEverLive = false; !signal.aborted; ) {
      const { wasLive, code } = await this.#hold(WebSocket, isRefused);
      if (signal.aborted) return;
      isRefused = code === unauthorized;
      wasEverLive ||= wasLive;
      if (wasLive) {
        this.#tries = 0;
        onState('connecting');
        this.#pollWhenLate();
      } else if (!wasEverLive) this.#poll();
      if (refusals.has(code)) this.#tries = Math.max(this.#tries, triesAfterRefusal);
      this.#waking = new AbortController();
      await pause(backoff(this.#tries++), AbortSignal.any([signal, this.#waking.signal]));
    }
  }

  async #hold(WebSocket: NonNullable<DocketOptions['WebSocket']>, refresh: boolean): Promise<End> {
    const { options, cursor, signal } = this.#parts;
    const token = await tokenOf(options.getToken, refresh ? { refresh } : undefined).catch(() => null);
    if (!token) return { wasLive: false, code: unauthorized };
    return holdSocket({
      ...{ WebSocket, url: socketUrl(options.url), token, signal, onOpen: cursor },
      onFrame: (frame) => this.#hear(frame),
      onProbe: (probe) => {
        this.#probe = probe;
      },
    });
  }

  #hear(frame: Frame): void {
    const { cursor, onState, onFrame } = this.#parts;
    if (frame.type === 'snapshot') {
      // From here on it is the socket that tells; what was learned by asking meanwhile it tells again.
      this.#stopPolling();
      const reached = cursor() ?? 0;
      this.#told = reached > frame.cursor ? reached : -1;
      onState('live');
    }
    if (frame.cursor > this.#told) onFrame(frame);
  }

  #poll(): void {
    const { request, cursor, onFrame, onCursor, onState, signal } = this.#parts;
    if (this.#polling || signal.aborted) return;
    this.#polling = new AbortController();
    const onAnswer = (isThere: boolean) => onState(isThere ? 'polling' : 'offline');
    void pollLog({ request, cursor, onFrame, onCursor, onAnswer, signal: this.#polling.signal });
  }

  #pollWhenLate(): void {
    this.#late = setTimeout(() => this.#poll(), lateMs);
  }

  #stopPolling(): void {
    clearTimeout(this.#late);
    this.#polling?.abort();
    this.#polling = null;
  }

  /** Tries at once what waits for its time, and asks whether a socket that is quiet still lives. */
  #wake(): void {
    this.#tries = 0;
    this.#waking.abort();
    this.#probe();
  }
}

function socketUrl(url: string): string {
  const at = new URL(`${baseOf(url)}/v1/realtime`, globalThis.location?.href);
  at.protocol = at.protocol.replace('http', 'ws');
  return at.href;
}
