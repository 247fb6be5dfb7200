import { backoff, pause } from '../pause.ts';
import { baseOf, type DocketOptions, type Requester } from '../request.ts';
import type { Frame, LiveState } from './frame.ts';
import { pollLog } from './poll.ts';
import { holdSocket } from './socket.ts';
import { onWake } from './wake.ts';

export interface Listening {
  /** Called with the state at once, and whenever it changes. */
  onState?: (state: LiveState) => void;
}

/** Everything that happens to somebody's documents, as it happens, over one connection that all listeners share. */
export interface Live {
  readonly state: LiveState;
  /**
   * Calls with every frame from now on, each once and in the order of the log, whatever happens to the connection; the
   * first who listens is told a snapshot first. Answers a function that ends it.
   */
  subscribe(onFrame: (frame: Frame) => void, listening?: Listening): () => void;
}

/** In ms: how long a socket may take before the log is asked meanwhile; how long a connection outlives its last listener. */
const patience = { snapshot: 2_000, lingering: 500 };

const unauthorized = 4401;
/** The other end said why it would do so again: it is asked less often. */
const refusals = new Set([1009, 4400, 4429]);

interface Listener {
  onFrame: (frame: Frame) => void;
  onState: ((state: LiveState) => void) | undefined;
}

export function createLive(options: DocketOptions, request: Requester): Live {
  const listeners = new Set<Listener>();
  let state: LiveState = 'connecting';
  let cursor: number | null = null;
  let running: AbortController | null = null;
  let lingering: ReturnType<typeof setTimeout> | undefined;

  const setState = (next: LiveState): void => {
    if (state === next) return;
    state = next;
    for (const { onState } of [...listeners]) call(() => onState?.(next));
  };
  const onFrame = (frame: Frame): void => {
    if (cursor !== null && frame.cursor < cursor) return;
    cursor = frame.cursor;
    for (const listener of [...listeners]) call(() => listener.onFrame(frame));
  };
  const onCursor = (reached: number): void => {
    cursor = Math.max(cursor ?? 0, reached);
  };
  const start = (): void => {
    const controller = new AbortController();
    running = controller;
    void connect({ options, request, cursor: () => cursor, onFrame, onCursor, setState, signal: controller.signal });
  };
  const stop = (): void => {
    running?.abort();
    running = null;
    cursor = null;
    state = 'connecting';
  };
  return {
    get state() {
      return state;
    },
    subscribe(toFrame, { onState } = {}) {
      const listener: Listener = { onFrame: toFrame, onState };
      listeners.add(listener);
      clearTimeout(lingering);
      call(() => onState?.(state));
      if (!running) start();
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return;
        lingering = setTimeout(stop, patience.lingering);
      };
    },
  };
}

interface Connecting {
  options: DocketOptions;
  request: Requester;
  cursor(): number | null;
  onFrame(frame: Frame): void;
  onCursor(cursor: number): void;
  setState(state: LiveState): void;
  signal: AbortSignal;
}

/** Holds a socket, one after the other, and asks the log while there is none; until the signal ends it. */
async function connect({ options, request, cursor, onFrame, onCursor, setState, signal }: Connecting): Promise<void> {
  const WebSocket = options.WebSocket ?? globalThis.WebSocket;
  let polling: AbortController | null = null;
  let waking = new AbortController();
  let probe = (): void => {};
  let tries = 0;
  let known = -1;

  const poll = (): void => {
    if (polling || signal.aborted) return;
    polling = new AbortController();
    const onAnswer = (isThere: boolean) => setState(isThere ? 'polling' : 'offline');
    void pollLog({ request, cursor, onFrame, onCursor, onAnswer, signal: polling.signal });
  };
  const stopPolling = (): void => {
    polling?.abort();
    polling = null;
  };
  const forgetWaking = onWake(() => {
    tries = 0;
    waking.abort();
    probe();
  });
  signal.addEventListener('abort', () => {
    stopPolling();
    forgetWaking();
  });

  if (!WebSocket) return poll();
  for (let code = 1000; !signal.aborted; ) {
    const late = setTimeout(poll, patience.snapshot);
    const token = await tokenOf(options, code === unauthorized);
    const held = token
      ? await holdSocket({
          ...{ WebSocket, url: socketUrl(options.url), token, signal },
          onOpen: cursor,
          onFrame: (frame) => {
            if (frame.type === 'snapshot') {
              // From here on it is the socket that tells; what was learned by asking meanwhile it would tell again.
              clearTimeout(late);
              stopPolling();
              const reached = cursor() ?? 0;
              known = reached > frame.cursor ? reached : -1;
              setState('live');
            }
            if (frame.cursor > known) onFrame(frame);
          },
          onProbe: (ask) => {
            probe = ask;
          },
        })
      : { wasLive: false, code: unauthorized };
    clearTimeout(late);
    if (signal.aborted) return;
    code = held.code;
    if (held.wasLive) {
      tries = 0;
      setState('connecting');
    } else poll();
    if (refusals.has(code)) tries = Math.max(tries, 6);
    waking = new AbortController();
    await pause(backoff(tries++), AbortSignal.any([signal, waking.signal]));
  }
}

const tokenOf = async ({ getToken }: DocketOptions, refresh: boolean): Promise<string | null> => {
  try {
    return (await (refresh ? getToken({ refresh }) : getToken())) ?? null;
  } catch {
    return null;
  }
};

function socketUrl(url: string): string {
  const at = new URL(`${baseOf(url)}/v1/realtime`, globalThis.location?.href);
  at.protocol = at.protocol.replace('http', 'ws');
  return at.href;
}

/** What one listener throws is its own: the others are told all the same. */
function call(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
