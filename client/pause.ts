/** How long (ms) to wait before the next try: a time at random below a bound that doubles, so that clients spread. */
export const backoff = (tries: number, firstMs = 500, mostMs = 30_000): number =>
  Math.random() * Math.min(mostMs, firstMs * 2 ** Math.min(tries, 20));

/** Resolves after so many milliseconds, or earlier when the signal says so; never rejects. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}
