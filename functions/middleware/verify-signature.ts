import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../../lib/errors.ts';
import type { AppEnv } from '../composition.ts';

// A message carries ids only; whatever is longer is not ours.
const maxBytes = 4096;

/** Refuses what is longer before more of it is read, also where it does not say how long it is. */
export const onlyShort = bodyLimit({
  maxSize: maxBytes,
  onError: () => {
    throw refused();
  },
});

/** Lets only messages through that our queue signed, and gives them the context of the product itself. */
export const verifySignature = (task: string) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const body = await c.req.text();
    const signature = c.req.header('upstash-signature') ?? null;
    if (!(await c.var.composition.verifyDelivery({ path: c.req.path, signature, body }))) throw refused();
    c.var.log.info('message', {
      message_id: c.req.header('upstash-message-id'),
      retried: Number(c.req.header('upstash-retried') ?? 0) || 0,
    });
    c.set('ctx', c.var.composition.for({ kind: 'system', task }, { token: null, log: c.var.log }));
    await next();
  });

const refused = () => new AppError('unauthorized', 'The signature is not valid.');
