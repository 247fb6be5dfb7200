import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Context } from '../../../lib/context.ts';
import { metered } from '../../../lib/jobs/usage.ts';
import type { Model } from '../../../lib/ports.ts';

test('what a language model was paid for is owed to the database until a commit carries it', async () => {
  const model: Model = {
    engine: 'a-model',
    async answer({ schema, spent }) {
      spent?.({ in: 400, out: 20, microUsd: 192.4 });
      return schema.parse({});
    },
  };
  const { ctx, meter } = metered({ engines: { ocr: null, embedder: null, model } } as Partial<Context> as Context);
  expect(meter.owesModel()).toBe(false);
  await ctx.engines.model?.answer({ name: 'a', instructions: '', input: '', schema: z.object({}) });
  expect(meter.owesModel()).toBe(true);
  expect(meter.take()).toMatchObject({ cost: 193, usage: { model_tokens_in: 400, model_tokens_out: 20 } });
  expect(meter.owesModel()).toBe(false);
});
