import type { ReceiverAnswer, Receivers } from '../ports/webhooks.ts';

export interface ReceiversOptions {
  timeoutMs?: number;
  /** How much of an answer is kept. */
  maxBytes?: number;
}

/** Posts to receivers of webhooks by fetch. */
export function createReceivers({ timeoutMs = 10_000, maxBytes = 2048 }: ReceiversOptions = {}): Receivers {
  return {
    async call({ url, headers, body }) {
      const started = Date.now();
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
        return {
          kind: 'answered',
          status: response.status,
          body: await beginningOf(response, maxBytes),
          retry_after_ms: retryAfter(response.headers.get('retry-after')),
          ms: Date.now() - started,
        } satisfies ReceiverAnswer;
      } catch {
        return { kind: signal.aborted ? 'timeout' : 'unreachable', ms: Date.now() - started };
      }
    },
  };
}

/** As much of a body as is kept, and not a byte more is read; what breaks off on the way is what there is. */
export async function beginningOf(response: Response, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const kept: Uint8Array[] = [];
  try {
    for (let size = 0; size < maxBytes; ) {
      const { done, value } = await reader.read();
      if (done) break;
      kept.push(value.subarray(0, maxBytes - size));
      size += value.length;
    }
    await reader.cancel();
  } catch {
    // Its status has decided already.
  }
  return new TextDecoder().decode(joined(kept));
}

function joined(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Milliseconds, from seconds or a date; null for anything else. */
export function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}
