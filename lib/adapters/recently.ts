import type { Recently } from '../ports.ts';

const keptMs = 3_600_000;
const mostKept = 5_000;

/** What happened in this isolate within the last hour, as far as it fits. */
export function createRecently(now: () => number = Date.now): Recently {
  const until = new Map<string, number>();
  return {
    has: (entry) => (until.get(entry) ?? 0) > now(),
    add(entry) {
      until.delete(entry);
      until.set(entry, now() + keptMs);
      if (until.size > mostKept) until.delete(until.keys().next().value ?? '');
    },
    delete: (entry) => void until.delete(entry),
  };
}
