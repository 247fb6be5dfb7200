import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import type { Model } from '../ports.ts';
import type { ClaimedJob } from './job.ts';

/** As many characters of ordinary text as make a token; a little fewer than in English, so that the estimate is high. */
const charactersPerToken = 3.5;

/** A job is tried so many times; with the last one it has to do without an engine that only helps. */
const lastTry = 5;

/**
 * The context with a language model that knows its place: it is asked while the document's tokens last, and when it is
 * away at the last try it refuses instead, for what the rules found is worth more than a failed document.
 */
export function withModelBudget(ctx: Context, { job }: ClaimedJob): Context {
  const { model } = ctx.engines;
  return model ? { ...ctx, engines: { ...ctx.engines, model: bounded(model, job.tries >= lastTry) } } : ctx;
}

function bounded(model: Model, isLastTry: boolean): Model {
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
        if (isLastTry && error instanceof AppError && error.code === 'engine_unavailable')
          throw new AppError('engine_refused', 'The language model stayed away.', { cause: error });
        throw error;
      }
    },
  };
}

/** Characters; to show a model less of a document tells it nothing. */
const leastInput = 500;
