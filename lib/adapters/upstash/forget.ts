import type { Redis } from '@upstash/redis/cloudflare';

const keysPerScan = 1000;
const mostScans = 20;

// Questions are kept under a hash, so nobody can tell whose they are: they all go, and are asked anew.
const ofNobody = /^docket:question:/;

/** Deletes every key of ours with one of these ids in its name, and all questions; answers whether the whole keyspace was seen. */
export async function forgetKeys(redis: Redis, ids: string[]): Promise<boolean> {
  const known = new Set(ids);
  const isTheirs = (key: string): boolean => ofNobody.test(key) || key.split(/[:/]/).some((part) => known.has(part));
  let cursor = '0';
  for (let scan = 1; scan <= mostScans; scan += 1) {
    const [next, keys] = await redis.scan(cursor, { match: 'docket:*', count: keysPerScan });
    const theirs = keys.filter(isTheirs);
    if (theirs.length > 0) await redis.del(...theirs);
    cursor = String(next);
    if (cursor === '0') return true;
  }
  return false;
}
