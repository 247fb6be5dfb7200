import { createMiddleware } from 'hono/factory';
import { createCallers } from '../callers.ts';
import type { AppEnv, Composition } from '../composition.ts';

/** What every answer says to browsers. */
const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

/** Gives every request an id and a log of its own, and writes one line when it is over. */
export const requestLog = (composition: Composition) => {
  const callers = createCallers(composition);
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = Date.now();
    const requestId = crypto.randomUUID();
    c.set('composition', composition);
    c.set('callers', callers);
    c.set('requestId', requestId);
    c.set('appUrl', composition.appUrl);
    c.set('log', bind(composition.log, requestId));
    // Set beforehand, they go into the answer as it is made; afterwards every answer would have to be copied.
    c.header('x-request-id', requestId);
    for (const [name, value] of Object.entries(always)) c.header(name, value);
    if (c.req.path.startsWith('/v1/')) c.header('cache-control', 'no-store');
    await next();
    c.var.log.info('request', {
      method: c.req.method,
      path: withoutToken(c.req.path),
      status: c.res.status,
      ms: Date.now() - started,
      ...(c.var.keyId && { key_id: c.var.keyId }),
    });
  });
};

// The link in a mail opens what its reader hears by mail.
const withoutToken = (path: string): string => path.replace(/^(\/unsubscribe\/).+/, '$1…');

const bind = (log: Composition['log'], request_id: string): Composition['log'] => ({
  info: (message, fields) => log.info(message, { request_id, ...fields }),
  warn: (message, fields) => log.warn(message, { request_id, ...fields }),
  error: (message, fields) => log.error(message, { request_id, ...fields }),
});
