import { Redis } from '@upstash/redis/cloudflare';
import * as z from 'zod';
import type { Progress, Receipts } from '../../ports.ts';

/** Nothing waits longer than this for a cache. */
const patienceMs = 300;

/** Frames of a run outlive it by this much at most. */
const frameSeconds = 120;

/** Longer than anybody asks whether a mail went out: a mail's second try comes within a day. */
const receiptSeconds = 2 * 86_400;

const Frame = z.object({
  job_id: z.string(),
  document_id: z.string(),
  status: z.string(),
  stage: z.string().nullable(),
  progress: z.number(),
  message: z.string().nullable(),
});

/** One client per isolate; every call is bounded, and none is retried: what is hot is disposable. */
export function connectRedis(options: { url: string; token: string }): Redis {
  return new Redis({
    url: options.url,
    token: options.token,
    retry: false,
    enableTelemetry: false,
    // One command at a time, and texts as they are: whatever is kept here is JSON.
    enableAutoPipelining: false,
    responseEncoding: false,
    signal: () => AbortSignal.timeout(patienceMs),
  });
}

/** Keeps and finds the newest frame of each run, while it is hot; neither throws. */
export interface Frames {
  keep(frame: Progress): Promise<void>;
  latest(jobId: string): Promise<Progress | null>;
}

export function createFrames(redis: Redis): Frames {
  const keyOf = (jobId: string) => `docket:run:${jobId}`;
  return {
    keep: (frame) =>
      redis.set(keyOf(frame.job_id), frame, { ex: frameSeconds }).then(
        () => undefined,
        () => undefined,
      ),
    latest: (jobId) =>
      redis.get<unknown>(keyOf(jobId)).then(
        (value): Progress | null => Frame.safeParse(value).data ?? null,
        () => null,
      ),
  };
}

/** Receipts of mails that the database could not be told of; written only then, and read only before a second try. */
export function createReceipts(redis: Redis): Receipts {
  const keyOf = (effectId: string) => `docket:mail:${effectId}`;
  return {
    async keep(effectIds) {
      if (effectIds.length === 0) return;
      const calls = redis.pipeline();
      for (const id of effectIds) calls.set(keyOf(id), 'taken', { ex: receiptSeconds });
      await calls.exec().catch(() => undefined);
    },
    find: (effectIds) =>
      redis.mget<unknown[]>(effectIds.map(keyOf)).then(
        (values) => new Set(effectIds.filter((_, index) => values[index] === 'taken')),
        () => null,
      ),
  };
}

/** Whether Redis answers, and how fast. */
export async function pingRedis(redis: Redis): Promise<void> {
  await redis.ping();
}
