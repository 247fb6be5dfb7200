import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../lib/errors.ts';
import { recordMailEvents } from '../lib/outbox/record-mail-events.ts';
import type { AppEnv } from './composition.ts';

// The mail vendor posts at 768 KB at the latest.
const mostBytes = 1024 * 1024;

const bounded = bodyLimit({
  maxSize: mostBytes,
  onError: () => {
    throw new AppError('request_too_large', `A post may have at most ${mostBytes / 1024} KB.`);
  },
});

/** What vendors tell by themselves: 2xx only after the commit that records it, so that whatever was lost comes again. */
export const hooks = new Hono<AppEnv>().post('/sendgrid', bounded, async (c) => {
  const { mailHook } = c.var.composition;
  if (!mailHook)
    throw new AppError('not_found', 'Nothing is told of mails here: SENDGRID_WEBHOOK_PUBLIC_KEY is not set.');
  const body = new Uint8Array(await c.req.arrayBuffer());
  const events = await mailHook.read({ headers: c.req.raw.headers, body });
  if (!events) throw new AppError('unauthorized', 'The signature is not valid.');
  const ctx = c.var.composition.for({ kind: 'system', task: 'mail-events' }, { token: null, log: c.var.log });
  return c.json(await recordMailEvents(ctx, events));
});
