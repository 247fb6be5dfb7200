import type { Redis } from '@upstash/redis/cloudflare';
import * as z from 'zod';
import { sha256 } from '../../hash.ts';
import type { Embedder } from '../../ports.ts';

/** So long somebody turns the pages of what a question found. */
const keptSeconds = 600;

// A byte for each number would do; two digits more cost nothing and keep every order as it was.
const steps = 10_000;

const Kept = z.array(z.int()).length(768);

/** An embedder that asks its engine once for a question, however many pages of answers are turned; a cache that is away costs nothing but that. */
export function rememberQuestions(embedder: Embedder, redis: Redis): Embedder {
  return {
    model: embedder.model,
    async embed(texts, options = {}) {
      const [text] = texts;
      if (!options.isQuestion || text === undefined || texts.length > 1) return embedder.embed(texts, options);
      const key = await keyOf(embedder.model.name, text);
      const kept = Kept.safeParse(await redis.get<unknown>(key).catch(() => null)).data;
      if (kept) return [unit(kept)];
      const vectors = await embedder.embed(texts, options);
      const numbers = vectors[0]?.map((value) => Math.round(value * steps) + 0) ?? [];
      await redis.set(key, numbers, { ex: keptSeconds }).catch(() => null);
      return [unit(numbers)];
    },
  };
}

const keyOf = async (model: string, text: string): Promise<string> =>
  `docket:question:${await sha256(`${model}\n${text}`)}`;

/** Kept or fresh, a question has the very same vector: a page of answers begins where the last one ended. */
function unit(numbers: number[]): number[] {
  const length = Math.hypot(...numbers) || 1;
  return numbers.map((value) => value / length);
}
