import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { Retention, type RetentionInput } from './retention.ts';

const Saved = z.object({ outcome: z.enum(['saved', 'folder_not_found']) });

/** Puts these rules in the place of the caller's, or (preview) only says what they would delete now; throws `not_found` for a folder that is not theirs. */
export async function setRetention(
  ctx: Context,
  { rules, preview }: z.infer<typeof RetentionInput>,
): Promise<z.infer<typeof Retention>> {
  if (preview) return ctx.database.read('preview_retention', { p_rules: rules }, Retention);
  const { outcome } = await commit(ctx, 'set_retention', { p_owner: ownerOf(ctx), p_rules: rules }, Saved);
  if (outcome === 'folder_not_found')
    throw new AppError('not_found', 'One of these folders is not yours, or was removed.');
  return ctx.database.read('preview_retention', {}, Retention);
}
