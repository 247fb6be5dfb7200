import type { Frame } from './frame.ts';

/** As much of a WebSocket as is needed; the browser's and Node's are such. */
export interface Socket {
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { code: number; reason: string }) => void): void;
}

export type SocketClass = new (url: string) => Socket;

export interface Held {
  WebSocket: SocketClass;
  url: string;
  token: string;
  /** Called when the socket is open; answers the cursor to go on from, null when there is none. */
  onOpen(): number | null;
  onFrame(frame: Frame): void;
  /** Ends it. */
  signal: AbortSignal;
  /** Hands over how to ask at once whether the other end is still there. */
  onProbe(probe: () => void): void;
}

export interface End {
  /** Whether its snapshot had come. */
  wasLive: boolean;
  code: number;
}

/** In ms: how long a snapshot may take; after how much silence to ask, and how long the answer may take. */
export const patience = { snapshot: 20_000, silence: 25_000, pong: 5_000 };

/** Listens on one socket until it ends, in whatever way; also one that died without a word is noticed. Never rejects. */
export function holdSocket({ WebSocket, url, token, onOpen, onFrame, signal, onProbe }: Held): Promise<End> {
  return new Promise((resolve) => {
    let wasLive = false;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    let socket: Socket | null = null;

    const end = (code: number): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      try {
        // One that is dead would not answer this for a minute; nobody waits for it.
        socket?.close(1000);
      } catch {
        // It is closed already.
      }
      resolve({ wasLive, code });
    };
    const leave = () => end(1000);
    const after = (ms: number, then: () => void): void => {
      clearTimeout(timer);
      timer = setTimeout(then, ms);
    };
    const probe = (): void => {
      if (!wasLive || isOver) return;
      socket?.send('{"type":"ping"}');
      after(patience.pong, () => end(1006));
    };

    if (signal.aborted) return end(1000);
    signal.addEventListener('abort', leave);
    after(patience.snapshot, () => end(1006));
    try {
      socket = new WebSocket(url);
    } catch {
      return end(1006);
    }
    socket.addEventListener('open', () => {
      if (isOver) return;
      const cursor = onOpen();
      socket?.send(JSON.stringify({ type: 'auth', token, ...(cursor !== null && { cursor }) }));
    });
    socket.addEventListener('message', ({ data }) => {
      if (isOver) return;
      const frame = frameOf(data);
      if (frame?.type === 'snapshot') wasLive = true;
      if (wasLive) after(patience.silence, probe);
      if (frame) onFrame(frame);
    });
    socket.addEventListener('close', ({ code }) => end(code));
    socket.addEventListener('error', () => end(1006));
    onProbe(probe);
  });
}

/** The frame of a message; null for a pong and for what is not understood. */
function frameOf(data: unknown): Frame | null {
  try {
    const frame = JSON.parse(String(data));
    return typeof frame?.cursor === 'number' ? frame : null;
  } catch {
    return null;
  }
}
