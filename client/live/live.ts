import type { DocketOptions, Requester } from '../request.ts';
import { Connection } from './connection.ts';
import type { Frame, LiveState } from './frame.ts';

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

/** How long (ms) a connection outlives its last listener, for the next page may have one. */
const lingeringMs = 500;

interface Listener {
  onFrame: (frame: Frame) => void;
  onState: ((state: LiveState) => void) | undefined;
}

export function createLive(options: DocketOptions, request: Requester, closed: AbortSignal): Live {
  const listeners = new Set<Listener>();
  let state: LiveState = 'connecting';
  let cursor: number | null = null;
  let running: AbortController | null = null;
  let lingering: ReturnType<typeof setTimeout> | undefined;

  const onState = (next: LiveState): void => {
    if (state === next) return;
    state = next;
    for (const listener of [...listeners]) call(() => listener.onState?.(next));
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
    const parts = { options, request, cursor: () => cursor, onFrame, onCursor, onState, signal: controller.signal };
    void new Connection(parts).run();
  };
  const stop = (): void => {
    running?.abort();
    running = null;
    cursor = null;
    state = 'connecting';
  };
  closed.addEventListener('abort', () => {
    clearTimeout(lingering);
    listeners.clear();
    stop();
  });
  return {
    get state() {
      return state;
    },
    subscribe(toFrame, { onState: toState } = {}) {
      const listener: Listener = { onFrame: toFrame, onState: toState };
      listeners.add(listener);
      clearTimeout(lingering);
      call(() => toState?.(state));
      if (!running && !closed.aborted) start();
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return;
        lingering = setTimeout(stop, lingeringMs);
      };
    },
  };
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
