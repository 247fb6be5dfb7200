import { Hono } from 'hono';
import { ListMatchesInput, listMatches } from '../../lib/matching/list.ts';
import { previewThresholds } from '../../lib/matching/preview.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';

export const matches = new Hono<AppEnv>()
  .use(authenticate)
  .get('/preview', async (c) => c.json(await previewThresholds(c.var.ctx)))
  .get('/', validate('query', ListMatchesInput), async (c) =>
    c.json(await listMatches(c.var.ctx, c.req.valid('query'))),
  );
