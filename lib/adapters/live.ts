import type { Log } from '../log.ts';
import type { Live, LoggedEvent } from '../ports.ts';
import type { Listeners } from '../realtime/realtime.ts';
import type { Frames } from './upstash/redis.ts';
import { within } from './within.ts';

/** No commit waits longer than this for those who watch. */
const patienceMs = 300;

/** A commit about many people at once rings for no more than this; calls of one invocation are counted, and whoever is not rung for looks by and by. */
const mostRung = 20;

/** What is told while it happens: frames of runs through the cache, commits straight to the listeners. */
export function createLive(frames: Frames, listeners: Listeners | null, log: Log): Live {
  const tell = async (what: string, telling: Promise<unknown>): Promise<void> => {
    const lost = await lossOf(patienceMs, telling);
    if (lost) log.warn('listeners not told', { what, reason: lost });
  };
  return {
    latest: frames.latest,
    async progress(owner, frame) {
      const shown = listeners && tell('progress', listeners.progress(owner, frame));
      await Promise.all([frames.keep(frame), shown]);
    },
    async ring(events) {
      if (!listeners || events.length === 0) return;
      const owners = [...byOwner(events)].slice(0, mostRung);
      // A place that was just moved or renewed answers the second time; what it has heard already it passes over.
      const rings = owners.map(([owner, theirs]) =>
        listeners.ring(owner, theirs).catch(() => listeners.ring(owner, theirs)),
      );
      await tell('commit', Promise.all(rings));
    },
    async next(owner, after, ms) {
      const end = Date.now() + ms;
      const lost = listeners ? await lossOf(ms, listeners.next(owner, after, ms)) : 'nobody listens';
      // Who asked to wait has waited all the same, or they would ask again at once.
      if (lost) await new Promise((resolve) => setTimeout(resolve, Math.max(0, end - Date.now())));
    },
  };
}

const byOwner = (events: LoggedEvent[]): Map<string, LoggedEvent[]> => Map.groupBy(events, ({ owner }) => owner);

/** Null when it resolved in time, else what went wrong. */
const lossOf = (ms: number, call: Promise<unknown>): Promise<string | null> =>
  within(ms, call).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
