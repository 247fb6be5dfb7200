import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { Worker } from 'node:worker_threads';

// A collector of traces that keeps what it is sent, and behaves as it is told.

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** How it answers: with a status and a body, or not at all. */
export type Behaviour = { status: number; body?: string; headers?: Record<string, string> } | 'silence';

export interface Collector {
  url: string;
  close(): Promise<unknown>;
}

/** Listens on loopback, in a thread of its own: whoever boots a whole cloud has no time to answer at once. */
export async function startCollector(): Promise<Collector> {
  const thread = new Worker(new URL('./collector-thread.ts', import.meta.url));
  const [port] = await once(thread, 'message');
  return { url: `http://127.0.0.1:${port}`, close: () => thread.terminate() };
}
