import { createMiddleware } from 'hono/factory';
import { looksLikeKey } from '../../lib/api-keys/key-text.ts';
import { AppError } from '../../lib/errors.ts';
import type { AppEnv } from '../composition.ts';
import { isIrrevocable } from '../irrevocable.ts';
import { refusalOf } from '../scopes.ts';
import { limitPerson, limitRefusals } from './limit.ts';

/** Lets only signed-in people and API keys with the scope for it through, and gives them the context that acts as them. */
export const authenticate = createMiddleware<AppEnv>(async (c, next) => {
  const bearer = /^Bearer ([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const asked = isIrrevocable(c.req.method, c.req.path) ? 'anew' : undefined;
  const caller = await limitRefusals(c, looksLikeKey(bearer ?? ''), async () => {
    const found = bearer ? await c.var.callers.find(bearer, c.var.log, asked) : null;
    if (found) return found;
    throw new AppError(
      'unauthorized',
      'Send "Authorization: Bearer <access token>" with a valid token of a signed-in user, or an API key in its place.',
    );
  });
  if (caller.key) {
    c.set('keyId', caller.key.id);
    const refusal = refusalOf(caller.key.scopes, c.req.method, c.req.path);
    if (refusal) throw new AppError('forbidden', refusal);
  }
  c.set(
    'ctx',
    c.var.composition.for(
      { kind: 'user', id: caller.id, keyId: caller.key?.id },
      { token: caller.token, log: c.var.log },
    ),
  );
  await limitPerson(c, caller.id);
  await next();
});
