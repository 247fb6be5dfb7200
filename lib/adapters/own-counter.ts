import type { Count, OwnCounter, Policy } from '../ports/limits.ts';

const windowMs = 60_000;

// More callers than this in one minute of one isolate are a flood; the longest known are forgotten first.
const mostCallers = 20_000;

/** Counts in the memory of this isolate, in windows that all slide: here that costs nothing. */
export function createOwnCounter(now: () => number = Date.now): OwnCounter {
  let window = 0;
  let current = new Map<string, number>();
  let previous = new Map<string, number>();

  const slide = (): void => {
    const at = Math.floor(now() / windowMs);
    if (at === window) return;
    previous = at === window + 1 ? current : new Map();
    current = new Map();
    window = at;
  };

  const look = (policy: Policy, key: string): Count => {
    slide();
    const passed = now() % windowMs;
    const before = Math.floor((1 - passed / windowMs) * (previous.get(key) ?? 0));
    const left = policy.perMinute - before - (current.get(key) ?? 0);
    return { allowed: left > 0, remaining: Math.max(0, left), resetsInMs: windowMs - passed };
  };

  const keyOf = (policy: Policy, caller: string) => `${policy.name}:${caller}`;
  return {
    isSpent: (policy, caller) => !look(policy, keyOf(policy, caller)).allowed,
    async count(policy, caller) {
      const key = keyOf(policy, caller);
      const seen = look(policy, key);
      if (!seen.allowed) return seen;
      current.set(key, (current.get(key) ?? 0) + 1);
      if (current.size > mostCallers) current.delete(current.keys().next().value ?? '');
      return { ...seen, remaining: seen.remaining - 1 };
    },
  };
}
