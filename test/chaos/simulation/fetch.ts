import { running } from './isolate.ts';

// The clients of the vendors call the global fetch; here it leads into the simulation and never to a socket.

const outside = {
  fetch: globalThis.fetch,
  setTimeout: globalThis.setTimeout,
  warn: console.warn,
  error: console.error,
};

// Pauses between two tries of a client; nobody waits them out in real time.
const shortPause = 250;

/** Sends what isolates fetch to their simulation; everybody else keeps the real one. Answers how to undo it. */
export function takeOverFetch(): () => void {
  globalThis.fetch = (input, init) => {
    const isolate = running.getStore();
    if (!isolate) return outside.fetch(input, init);
    return isolate.call(isolate, new Request(input as RequestInfo, init));
  };
  const hurried = (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
    outside.setTimeout(work, running.getStore() && (ms ?? 0) <= shortPause ? 0 : ms, ...args);
  globalThis.setTimeout = Object.assign(hurried, outside.setTimeout);
  // A vendor's client announces there each call that it repeats.
  console.error = (...words) => (running.getStore() ? undefined : outside.error(...words));
  console.warn = (...words) => (running.getStore() ? undefined : outside.warn(...words));
  return () => {
    console.warn = outside.warn;
    console.error = outside.error;
    globalThis.fetch = outside.fetch;
    globalThis.setTimeout = outside.setTimeout;
  };
}
