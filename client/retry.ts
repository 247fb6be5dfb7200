import { backoff, pause } from './pause.ts';
import { isPassing } from './problem.ts';

export interface Retrying {
  signal?: AbortSignal | undefined;
  mostTries?: number;
  /** The longest time (ms) between two tries, unless the service asks for more. */
  mostMs?: number;
}

// Whoever is asked to come back later than this is told so, and not kept waiting.
const longestWaitSeconds = 600;

/** Does it again, after a while, as long as that may help; throws what the last try threw, or the signal's reason. */
export async function persistently<T>(
  action: () => Promise<T>,
  { signal, mostTries = Number.POSITIVE_INFINITY, mostMs = 30_000 }: Retrying = {},
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      signal?.throwIfAborted();
      return await action();
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error) || tries + 1 >= mostTries) throw error;
      const asked = error.retryAfter ?? 0;
      if (asked > longestWaitSeconds) throw error;
      await pause(Math.max(backoff(tries, 500, mostMs), asked * 1000), signal);
      signal?.throwIfAborted();
    }
  }
}
