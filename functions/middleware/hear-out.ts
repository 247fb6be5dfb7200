import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../composition.ts';
import { dropBody } from '../drop-body.ts';

/** Lets whoever is refused finish sending, as somebody with a large file whose token has just expired: they would see a broken connection instead of why. */
export const hearOut = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.res.status >= 400 && !c.req.raw.bodyUsed) await dropBody(c.req.raw);
});
