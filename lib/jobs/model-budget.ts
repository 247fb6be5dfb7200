import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import type { Model } from '../ports.ts';
import type { Run } from './run-state.ts';

/** As many characters of ordinary text as make a token; a little fewer than in English, so that the estimate is high. */
const charactersPerToken = 3.5;

/**
 * The context with a language model that knows its place: it is asked while the document's tokens last, and when it is
 * away at the last try it refuses instead, for what the rules found is worth more than a failed document; the run then
 * knows that it went without.
 */
export function withModelBudget(ctx: Context, run: Run): Context {
  const { model } = ctx.engines;
  return model ? { ...ctx, engines: { ...ctx.engines, model: bounded(model, run) } } : ctx;
}

function bounded(model: Model, run: Run): Model {
  let left = model.tokensPerDocument ?? Number.POSITIVE_INFINITY;
  return {
    ...model,
    async answer(question) {
      const room = Math.floor(left * charactersPerToken) - question.instructions.length;
      if (room < leastInput) throw new AppError('engine_refused', 'This document has used up its tokens.');
      const input = question.input.slice(0, room);
      left -= (question.instructions.length + input.length) / charactersPerToken;
      try {
        return await model.answer({
          ...question,
          input,
          spent: (tokens) => {
            left -= tokens.out;
            question.spent?.(tokens);
          },
        });
      } catch (error) {
        if (!run.claim.job.last_try || !(error instanceof AppError) || error.code !== 'engine_unavailable') throw error;
        run.wentWithoutModel = true;
        throw new AppError('engine_refused', 'The language model stayed away.', { cause: error });
      }
    },
  };
}

/** Characters; to show a model less of a document tells it nothing. */
const leastInput = 500;
