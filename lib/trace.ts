import { AsyncLocalStorage } from 'node:async_hooks';

/** One piece of work within a trace, as W3C Trace Context names both: lowercase hexadecimal. */
export interface Trace {
  /** 32 digits: all that an upload leads to, up to its mail. */
  traceId: string;
  /** 16 digits: this request, message or cron run. */
  spanId: string;
  /** What caused it; null when it begins the trace. */
  parentId: string | null;
}

// Ambient, because it crosses every layer on its way to whatever is called, and nothing is ever decided by it.
const current = new AsyncLocalStorage<Trace>();

// Later versions may say more behind the same four parts.
const header = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-|$)/;

/** A new piece of work, in the trace that a `traceparent` header names or, without a valid one, in a trace of its own. */
export function openTrace(traceparent: string | null | undefined): Trace {
  const [, traceId = null, parentId = null] = header.exec(traceparent ?? '') ?? [];
  return { traceId: traceId ?? randomHex(16), spanId: randomHex(8), parentId };
}

/** Does work whose calls to others say that they belong to this trace. */
export const inTrace = <T>(trace: Trace, work: () => T): T => current.run(trace, work);

/** The trace of the work that is going on; undefined outside of any. */
export const currentTrace = (): Trace | undefined => current.getStore();

/**
 * The `traceparent` header for what is called now: in the current trace, or in another one (32 hexadecimal digits) that it
 * belongs to. Without either there is none.
 */
export function traceHeaders(traceId?: string | null): Record<string, string> {
  const trace = currentTrace();
  const id = traceId ?? trace?.traceId;
  return id === undefined ? {} : { traceparent: `00-${id}-${trace?.spanId ?? randomHex(8)}-01` };
}

const randomHex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
