import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { Posting } from './posting.ts';

/** Everything about one posting. Throws `not_found`. */
export async function getPosting(ctx: Context, id: string): Promise<Posting> {
  const posting = await ctx.database.read('get_posting', { p_posting: id }, Posting.nullable());
  if (!posting) throw new AppError('not_found', 'There is no such posting.');
  return posting;
}
