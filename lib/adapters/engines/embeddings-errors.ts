import { AppError } from '../../errors.ts';

// Seconds after which a busy engine is asked again when it does not say itself.
const usualWait = 20;

/** The engine is away, and may be back. */
export const unavailable = (detail: string, cause?: unknown, retryAfter = usualWait): AppError =>
  new AppError('engine_unavailable', detail, { cause, retryAfter });

/** Asking again would not help: the configuration has to change. */
export const refused = (detail: string, cause?: unknown): AppError => new AppError('engine_refused', detail, { cause });

/** Translates an HTTP answer that is not 2xx. */
export async function errorOfStatus(response: Response): Promise<AppError> {
  const text = await response.text().catch(() => '');
  const cause = new Error(`HTTP ${response.status}: ${text.slice(0, 500)}`);
  if (response.status === 429 || response.status === 408 || response.status >= 500) {
    const wait = secondsOf(response.headers.get('retry-after'));
    return unavailable(`The embeddings engine is not available (HTTP ${response.status}).`, cause, wait);
  }
  return refused(`The embeddings engine refused the request (HTTP ${response.status}).`, cause);
}

/** `Retry-After` in seconds; a date or nonsense counts as the usual wait. */
function secondsOf(header: string | null): number {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : usualWait;
}
