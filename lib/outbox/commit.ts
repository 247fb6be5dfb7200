import type { ZodType } from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import type { Args } from '../ports.ts';
import { drain } from './drain.ts';

/** Makes one commit, and at once does the effects that it owes and tells who watches; the only caller of `drain`. */
export async function commit<T>(ctx: Context, name: string, args: Args, schema: ZodType<T>): Promise<T> {
  const { effects, events, ...result } = await ctx.database.commit(name, args, schema);
  // Neither throws: the sweep owns what was not done, and whoever was not told asks again.
  await Promise.all([drain(ctx, effects), ctx.live.ring(events)]);
  return result as T;
}

/**
 * The same for a commit that answers a repeated call as it did the first one: when its answer is lost, it is asked for
 * again, since whatever it owes is known to this invocation alone.
 */
export async function commitOnce<T>(ctx: Context, name: string, args: Args, schema: ZodType<T>): Promise<T> {
  try {
    return await commit(ctx, name, args, schema);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
    return commit(ctx, name, args, schema);
  }
}
