import { type Context, ownerOf } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';

/** Keeps one owner from flooding the queue: throws `rate_limited`; with the limiter down, everybody may go on. */
export async function allowUpload(ctx: Context): Promise<void> {
  const { allowed, retry_after_s } = await ctx.limiter.allow(ownerOf(ctx));
  if (allowed) return;
  const detail = `Too many uploads in this minute; go on in ${retry_after_s} s.`;
  throw new AppError('rate_limited', detail, { retryAfter: retry_after_s });
}
