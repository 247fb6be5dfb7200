import { Hono } from 'hono';
import { cancelJob } from '../../lib/jobs/cancel.ts';
import { getJob } from '../../lib/jobs/get.ts';
import { replayJob } from '../../lib/jobs/restart.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { idempotencyKey, idParam } from './params.ts';

export const jobs = new Hono<AppEnv>()
  .use(authenticate)
  .get('/:id', async (c) => c.json(await getJob(c.var.ctx, idParam(c.req.param('id'), 'job'))))
  .post('/:id/cancel', async (c) => c.json(await cancelJob(c.var.ctx, idParam(c.req.param('id'), 'job'))))
  .post('/:id/replay', async (c) => {
    const key = idempotencyKey(c.req.header('idempotency-key'));
    return c.json(await replayJob(c.var.ctx, idParam(c.req.param('id'), 'job'), key), 202);
  });
