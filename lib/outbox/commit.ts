import type { ZodType } from 'zod';
import type { Context } from '../context.ts';
import type { Args } from '../ports.ts';
import { drain } from './drain.ts';

/** Makes one commit and at once does the effects that it owes; the only caller of `drain`. */
export async function commit<T>(ctx: Context, name: string, args: Args, schema: ZodType<T>): Promise<T> {
  const { effects, events: _, ...result } = await ctx.database.commit(name, args, schema);
  await drain(ctx, effects);
  return result as T;
}
