import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from './errors.ts';

/** One piece of work within a trace, as W3C Trace Context names both: lowercase hexadecimal. */
export interface Trace {
  /** 32 digits: all that an upload leads to, up to its mail. */
  traceId: string;
  /** 16 digits: this request, message or cron run, or a part of it. */
  spanId: string;
  /** What caused it; null when it begins the trace. */
  parentId: string | null;
  /** Takes each span below this one when it has ended; absent where nobody wants to know. */
  record?: ((span: Span) => void) | undefined;
}

export type Attributes = Record<string, string | number | boolean>;

/** A piece of work that is over. Attributes are ids, codes and numbers: never contents, names, addresses or tokens. */
export interface Span extends Omit<Trace, 'record'> {
  name: string;
  kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  /** Milliseconds since the epoch. */
  startMs: number;
  endMs: number;
  /** With an `error.type` when it failed. */
  attributes: Attributes;
  /** What caused it in another trace. */
  link: Pick<Trace, 'traceId' | 'spanId'> | null;
}

export interface SpanOptions {
  name: string;
  kind: Span['kind'];
  attributes?: Attributes;
  /** The trace that it belongs to, when that may not be the one of whatever does it. */
  traceId?: string | null | undefined;
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
 * Does a part of the work that is going on as a span of its own, to which `say` adds what turns out on the way. Where
 * nobody takes spans it is the work alone.
 */
export async function inSpan<T>(
  options: SpanOptions,
  work: (say: (attributes: Attributes) => void) => Promise<T>,
): Promise<T> {
  const above = currentTrace();
  if (!above?.record) return work(() => undefined);
  const span = openSpan(above, options);
  const say = (attributes: Attributes) => void Object.assign(span.attributes, attributes);
  try {
    return await inTrace({ ...span, record: above.record }, () => work(say));
  } catch (error) {
    say({ 'error.type': errorType(error) });
    throw error;
  } finally {
    above.record({ ...span, endMs: Date.now() });
  }
}

/**
 * The `traceparent` header for what is called now: in the current trace, or in another one (32 hexadecimal digits) that it
 * belongs to, where a span says what it was caused by. Without either there is none.
 */
export function traceHeaders(traceId?: string | null): Record<string, string> {
  const trace = currentTrace();
  const id = traceId ?? trace?.traceId;
  if (id === undefined) return {};
  if (!trace || id === trace.traceId || !trace.record)
    return { traceparent: `00-${id}-${trace?.spanId ?? randomHex(8)}-01` };
  const span = openSpan(trace, { name: 'go on', kind: 'producer', traceId: id });
  trace.record(span);
  return { traceparent: `00-${id}-${span.spanId}-01` };
}

function openSpan(above: Trace, { name, kind, attributes, traceId }: SpanOptions): Span {
  const isElsewhere = traceId != null && traceId !== above.traceId;
  const now = Date.now();
  return {
    traceId: isElsewhere ? traceId : above.traceId,
    spanId: randomHex(8),
    parentId: isElsewhere ? null : above.spanId,
    link: isElsewhere ? { traceId: above.traceId, spanId: above.spanId } : null,
    name,
    kind,
    startMs: now,
    endMs: now,
    attributes: { ...attributes },
  };
}

/** A word for what went wrong; its message may quote anything. */
const errorType = (error: unknown): string => {
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
};

const randomHex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
