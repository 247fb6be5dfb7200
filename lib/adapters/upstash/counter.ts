import { Ratelimit } from '@upstash/ratelimit';
import type { Redis } from '@upstash/redis/cloudflare';
import type { Counter, LimitName, Policy } from '../../ports/limits.ts';

/** Counts for all isolates, one script a call; whoever has had their share is refused without asking again. */
export function createCounter(redis: Redis, now: () => number = Date.now): Counter {
  const known = new Map<LimitName, Ratelimit>();
  const windowOf = ({ name, perMinute, slides }: Policy): Ratelimit => {
    const ratelimit =
      known.get(name) ??
      new Ratelimit({
        redis,
        limiter: slides ? Ratelimit.slidingWindow(perMinute, '1 m') : Ratelimit.fixedWindow(perMinute, '1 m'),
        prefix: `docket:limit:${name}`,
        ephemeralCache: new Map(),
        analytics: false,
        // By itself it would say yes when Redis is late; what holds then is not its to decide.
        timeout: 0,
      });
    known.set(name, ratelimit);
    return ratelimit;
  };
  return {
    async count(policy, caller) {
      const { success, remaining, reset } = await windowOf(policy).limit(caller);
      return { allowed: success, remaining: Math.max(0, remaining), resetsInMs: Math.max(0, reset - now()) };
    },
  };
}
