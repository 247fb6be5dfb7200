// What the runtime gives beyond the standards, as far as it is used here.

interface ServerSocket extends WebSocket {
  accept(): void;
  serializeAttachment(value: unknown): void;
  deserializeAttachment(): unknown;
}

interface WebSocketPair {
  /** The client's end. */
  0: ServerSocket;
  /** Ours. */
  1: ServerSocket;
}
declare const WebSocketPair: { new (): WebSocketPair };

interface ResponseInit {
  webSocket?: WebSocket | null;
}
interface Response {
  readonly webSocket?: ServerSocket | null;
}

interface ObjectState {
  acceptWebSocket(socket: WebSocket): void;
  getWebSockets(): ServerSocket[];
  waitUntil(promise: Promise<unknown>): void;
  storage: {
    getAlarm(): Promise<number | null>;
    setAlarm(at: number): Promise<void>;
    deleteAlarm(): Promise<void>;
    deleteAll(): Promise<void>;
  };
}

interface ObjectStub {
  fetch(url: string, init?: RequestInit): Promise<Response>;
}

interface ObjectNamespace<Methods> {
  getByName(name: string): ObjectStub & Methods;
}

declare module 'cloudflare:workers' {
  /** The worker's bindings, readable before the first request. */
  export const env: Record<string, unknown>;

  /** Lets work go on after the answer of the invocation that is going on. */
  export function waitUntil(work: Promise<unknown>): void;

  export class DurableObject {
    constructor(state: ObjectState, env: unknown);
    protected ctx: ObjectState;
  }
}
