import { Hono } from 'hono';
import { getBatch } from '../../lib/jobs/get.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { idParam } from './params.ts';

export const batches = new Hono<AppEnv>()
  .use(authenticate)
  .get('/:id', async (c) => c.json(await getBatch(c.var.ctx, idParam(c.req.param('id'), 'batch'))));
