import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Context } from '../../../lib/context.ts';
import { AppError } from '../../../lib/errors.ts';
import type { ClaimedJob } from '../../../lib/jobs/job.ts';
import { withModelBudget } from '../../../lib/jobs/model-budget.ts';
import type { Model, Question } from '../../../lib/ports.ts';

/** What a run at this try asks of a model that takes so many tokens for a document. */
function asking(tries: number, tokensPerDocument: number, answer: () => unknown = () => ({})) {
  const asked: Question<unknown>[] = [];
  const model: Model = {
    engine: 'a-model',
    tokensPerDocument,
    async answer<T>(question: Question<T>) {
      asked.push(question);
      question.spent?.({ in: 0, out: 100, microUsd: 0 });
      return question.schema.parse(answer());
    },
  };
  const ctx = { engines: { ocr: null, embedder: null, model } } as Partial<Context> as Context;
  const claim = { job: { tries } } as ClaimedJob;
  const bounded = withModelBudget(ctx, claim).engines.model;
  const ask = (characters: number) =>
    bounded?.answer({ name: 'a', instructions: '', input: 'x'.repeat(characters), schema: z.object({}) });
  return { asked, ask };
}

test('a document is shown to a model as far as its tokens last, and then no more', async () => {
  const { asked, ask } = asking(1, 1_000);
  await ask(2_100);
  await ask(9_000);
  expect(asked.map(({ input }) => input.length)).toEqual([2_100, 1_050]);
  await expect(ask(10)).rejects.toMatchObject({ code: 'engine_refused' });
  expect(asked).toHaveLength(2);
});

test('a model that is away is waited for, but not at the last try', async () => {
  const away = () => {
    throw new AppError('engine_unavailable', 'Away.');
  };
  await expect(asking(4, 1_000, away).ask(10)).rejects.toMatchObject({ code: 'engine_unavailable' });
  await expect(asking(5, 1_000, away).ask(10)).rejects.toMatchObject({ code: 'engine_refused' });
});
