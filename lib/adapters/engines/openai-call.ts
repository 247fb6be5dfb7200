import { AppError } from '../../errors.ts';
import { traceHeaders } from '../../trace.ts';

interface Call {
  url: string;
  apiKey: string;
  body: unknown;
  /** Milliseconds. */
  timeout: number;
}

const RETRY_AFTER = 20;
/** Bytes; far more than any answer that was asked for, and little enough to hold. */
const LARGEST_ANSWER = 1_000_000;

/** Posts JSON and answers what came back, a refusal included; outages and rate limits throw `engine_unavailable`. */
export async function send({
  url,
  apiKey,
  body,
  timeout,
}: Call): Promise<{ ok: boolean; status: number; text: string }> {
  let response: Response;
  let text: string | null;
  try {
    response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...traceHeaders() },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    });
    text = await boundedText(response);
  } catch (cause) {
    throw new AppError('engine_unavailable', 'The language model did not answer.', { retryAfter: RETRY_AFTER, cause });
  }
  const { ok, status } = response;
  if (status === 429 || status === 408 || status >= 500) {
    const retryAfter = secondsUntilRetry(response.headers.get('retry-after'));
    throw new AppError('engine_unavailable', `The language model is busy (HTTP ${status}).`, { retryAfter });
  }
  if (text === null) throw new AppError('engine_refused', 'The language model’s answer is far too long.');
  return { ok, status, text };
}

/** The body as text, or null when it is larger than any answer may be; the rest of it is not read. */
async function boundedText(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > LARGEST_ANSWER) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** `Retry-After` in seconds; a date or nonsense counts as the usual wait. */
function secondsUntilRetry(header: string | null): number {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : RETRY_AFTER;
}
