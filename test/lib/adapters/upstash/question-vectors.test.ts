import { afterAll, beforeAll, expect, test } from 'vitest';
import { rememberQuestions } from '../../../../lib/adapters/upstash/question-vectors.ts';
import { connectRedis } from '../../../../lib/adapters/upstash/redis.ts';
import type { Embedder } from '../../../../lib/ports.ts';
import { type RunningRedis, startRedis, token } from '../../../local/redis/server.ts';

let redis: RunningRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

function engine(): Embedder & { asked: string[] } {
  const asked: string[] = [];
  return {
    model: { name: 'model', midpoint: 0, scale: 1 },
    asked,
    embed: async (texts) => {
      asked.push(...texts);
      return texts.map((text) => Array.from({ length: 768 }, (_, index) => Math.sin(text.length * (index + 1)) / 19.6));
    },
  };
}

test('a question is embedded once for all pages of its answers, and its vector stays the very same', async () => {
  const asked = engine();
  const embedder = rememberQuestions(asked, connectRedis({ url: redis.url, token }));
  const first = await embedder.embed(['Which rent?'], { isQuestion: true });
  const second = await embedder.embed(['Which rent?'], { isQuestion: true });
  expect(second).toEqual(first);
  expect(Math.hypot(...(first[0] ?? []))).toBeCloseTo(1);
  expect(asked.asked).toEqual(['Which rent?']);
  await embedder.embed(['Whose rent?'], { isQuestion: true });
  await embedder.embed(['Which rent?']);
  expect(asked.asked).toEqual(['Which rent?', 'Whose rent?', 'Which rent?']);
});

test('with the cache away every question is embedded anew', async () => {
  const asked = engine();
  const embedder = rememberQuestions(asked, connectRedis({ url: 'http://127.0.0.1:9', token: 'none' }));
  for (let count = 0; count < 2; count += 1) await embedder.embed(['Which rent?'], { isQuestion: true });
  expect(asked.asked).toHaveLength(2);
});
