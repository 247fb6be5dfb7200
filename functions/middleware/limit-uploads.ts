import { createMiddleware } from 'hono/factory';
import { ownerOf } from '../../lib/context.ts';
import { AppError } from '../../lib/errors.ts';
import type { AppEnv } from '../composition.ts';

/** Keeps one owner from flooding the queue; with the limiter down, everybody may go on. */
export const limitUploads = createMiddleware<AppEnv>(async (c, next) => {
  const { allowed, retry_after_s } = await c.var.ctx.limiter.allow(ownerOf(c.var.ctx));
  if (!allowed)
    throw new AppError('rate_limited', `Too many uploads in this minute; go on in ${retry_after_s} s.`, {
      retryAfter: retry_after_s,
    });
  await next();
});
