import { createMiddleware } from 'hono/factory';
import { AppError } from '../../lib/errors.ts';
import type { AppEnv } from '../composition.ts';

/** What every answer says to browsers and caches; pages say more precisely what they may do. */
const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Gives every answer the headers that keep browsers and caches from making anything of it, and answers nobody without TLS. */
export const answerSafely = createMiddleware<AppEnv>(async (c, next) => {
  // Set beforehand, they go into the answer as it is made; afterwards every answer would have to be copied.
  for (const [name, value] of Object.entries(always)) c.header(name, value);
  if (isInTheOpen(c.req.raw, c.var.appUrl))
    throw new AppError('forbidden', 'Use https. What was sent without it could be read on its way: replace the token.');
  await next();
});

/** A redirect would hide that a token has just been sent for everybody to read. A proxy in front may have ended the TLS. */
function isInTheOpen({ url, headers }: Request, appUrl: string): boolean {
  if (!url.startsWith('http:') || !/^https:/i.test(appUrl)) return false;
  return headers.get('x-forwarded-proto') !== 'https' && new URL(url).host === new URL(appUrl).host;
}
