import * as z from 'zod';
import type { Log } from '../../log.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { Span } from '../../trace.ts';
import { beginningOf, retryAfter } from '../receivers.ts';
import { toOtlp } from './otlp.ts';

export interface ExporterOptions {
  /** The base address of a collector; traces go to `/v1/traces` below it. */
  endpoint: string;
  headers: Record<string, string>;
  service: string;
  /** Lets work go on after the answer. */
  later(work: Promise<unknown>): void;
  /** Counts spans that were dropped, where all isolates count; may reject. */
  count(dropped: number): Promise<unknown>;
  log: Log;
  now?: () => number;
  timeoutMs?: number;
}

// A collector that is away is not asked with every request: so long spans are dropped unasked.
const pauseMs = 30_000;
const longestPauseMs = 300_000;

const Answer = z.object({ partialSuccess: z.object({ rejectedSpans: z.coerce.number().default(0) }).optional() });

/**
 * Sends spans by OTLP/HTTP in JSON, one request an invocation. What a collector does not take is dropped and counted, and
 * its trouble stands in the log once.
 */
export function createExporter(options: ExporterOptions): Telemetry {
  const { log, later, now = Date.now } = options;
  let pausedUntil = 0;
  let isWell = true;
  let dropped = 0;

  const trouble = (reason: string, pause: number) => {
    pausedUntil = now() + Math.min(Math.max(pause, pauseMs), longestPauseMs);
    if (isWell) log.warn('telemetry not taken', { reason, dropped });
    isWell = false;
  };

  const tell = async () => {
    const count = dropped;
    if (count === 0) return;
    dropped = 0;
    try {
      await options.count(count);
    } catch {
      // It is counted with what is dropped next.
      dropped += count;
    }
  };

  const deliver = async (spans: Span[]) => {
    const answer = await post(options, spans);
    dropped += answer.rejected;
    if (answer.trouble !== null) trouble(answer.trouble, answer.pauseMs);
    else if (!isWell) {
      isWell = true;
      log.info('telemetry taken again');
    }
    await tell();
  };

  return {
    send(spans, lost) {
      dropped += lost;
      if (now() < pausedUntil) dropped += spans.length;
      else later(deliver(spans));
    },
  };
}

interface Posted {
  rejected: number;
  /** Why nothing was taken; null when something was. */
  trouble: string | null;
  pauseMs: number;
}

/** Posts spans once; never rejects. */
async function post({ endpoint, headers, service, timeoutMs = 3000 }: ExporterOptions, spans: Span[]): Promise<Posted> {
  try {
    const response = await fetch(`${endpoint}/v1/traces`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(toOtlp(spans, service)),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = await beginningOf(response, 4096);
    if (response.ok) return { rejected: rejectedIn(body), trouble: null, pauseMs: 0 };
    const pause = retryAfter(response.headers.get('retry-after')) ?? 0;
    return { rejected: spans.length, trouble: `answered ${response.status}`, pauseMs: pause };
  } catch (error) {
    const reason = error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'not reached';
    return { rejected: spans.length, trouble: reason, pauseMs: 0 };
  }
}

function rejectedIn(body: string): number {
  try {
    return Answer.parse(JSON.parse(body)).partialSuccess?.rejectedSpans ?? 0;
  } catch {
    return 0;
  }
}
