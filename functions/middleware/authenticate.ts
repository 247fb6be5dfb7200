import { createMiddleware } from 'hono/factory';
import { AppError } from '../../lib/errors.ts';
import type { AppEnv } from '../composition.ts';

/** Lets only signed-in people through and gives them the context that acts as them. */
export const authenticate = createMiddleware<AppEnv>(async (c, next) => {
  const token = /^Bearer ([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const person = token ? await c.var.composition.authenticate(token) : null;
  if (!token || !person)
    throw new AppError(
      'unauthorized',
      'Send "Authorization: Bearer <access token>" with a valid token of a signed-in user.',
    );
  c.set('ctx', c.var.composition.for({ kind: 'user', id: person.id }, { token, log: c.var.log }));
  await next();
});
