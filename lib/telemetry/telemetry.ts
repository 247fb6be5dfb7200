import type { LogFields } from '../log.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { type Attributes, openTrace, type Span, type Trace } from '../trace.ts';
import { attributesOf } from './attributes.ts';

// More of them say nothing new, and one request has to carry them.
const mostSpans = 500;

/** A request, a message or a cron run while it goes on. */
export interface Invocation {
  trace: Trace;
  /** Says how it went, by the fields of its line in the log, and sends its spans. */
  end(span: { name: string; kind: Span['kind']; attributes?: Attributes }, fields: LogFields): void;
}

/** Opens a piece of work in the trace that a `traceparent` header names; without telemetry no span is kept of it. */
export function openInvocation(telemetry: Telemetry | null, traceparent: string | null | undefined): Invocation {
  const trace = openTrace(traceparent);
  if (!telemetry) return { trace, end: () => undefined };
  const startMs = Date.now();
  const spans: Span[] = [];
  let lost = 0;
  const record = (span: Span) => {
    if (spans.length < mostSpans) spans.push(span);
    else lost += 1;
  };
  return {
    trace: { ...trace, record },
    end({ name, kind, attributes }, fields) {
      const said = { ...attributes, ...attributesOf(fields) };
      const whole: Span = { ...trace, name, kind, startMs, endMs: Date.now(), attributes: said, link: null };
      telemetry.send([whole, ...spans.splice(0)], lost);
    },
  };
}
