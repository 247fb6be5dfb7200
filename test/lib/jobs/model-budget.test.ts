import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Context } from '../../../lib/context.ts';
import { AppError } from '../../../lib/errors.ts';
import { withModelBudget } from '../../../lib/jobs/model-budget.ts';
import type { Run } from '../../../lib/jobs/run-state.ts';
import type { Model, Question } from '../../../lib/ports.ts';

/** What a run, at its last try or not, asks of a model that takes so many tokens for a document. */
function asking(last_try: boolean, tokensPerDocument: number, answer: () => unknown = () => ({})) {
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
  const run = { claim: { job: { last_try } }, wentWithoutModel: false } as Run;
  const bounded = withModelBudget(ctx, run).engines.model;
  const ask = (characters: number) =>
    bounded?.answer({ name: 'a', instructions: '', input: 'x'.repeat(characters), schema: z.object({}) });
  return { asked, ask, run };
}

test('a document is shown to a model as far as its tokens last, and then no more', async () => {
  const { asked, ask } = asking(false, 1_000);
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
  await expect(asking(false, 1_000, away).ask(10)).rejects.toMatchObject({ code: 'engine_unavailable' });
  const last = asking(true, 1_000, away);
  await expect(last.ask(10)).rejects.toMatchObject({ code: 'engine_refused' });
  expect(last.run.wentWithoutModel).toBe(true);
});
