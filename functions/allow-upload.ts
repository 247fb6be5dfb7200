import { type Context, ownerOf } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';

/** Keeps one owner from flooding the queue: throws `rate_limited`; with the limiter down, everybody may go on. */
export async function allowUpload(ctx: Context): Promise<void> {
  const { allowed, retry_after_s } = await ctx.limiter.allow(ownerOf(ctx));
  if (allowed) return;
  const detail = `Too many uploads in this minute; go on in ${retry_after_s} s.`;
  throw new AppError('rate_limited', detail, { retryAfter: retry_after_s });
}

/** What is read meanwhile: the limiter's refusal waits for it, so that nobody is cut off while sending. */
export async function whileAllowed<Reading>(ctx: Context, reading: Reading): Promise<Awaited<Reading>> {
  const [read, allowed] = await Promise.allSettled([reading, allowUpload(ctx)]);
  if (allowed.status === 'rejected') throw allowed.reason;
  if (read.status === 'rejected') throw read.reason;
  return read.value;
}
