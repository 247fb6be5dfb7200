import { Hono } from 'hono';
import { SearchInput, searchPages } from '../../lib/search/search.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';

export const search = new Hono<AppEnv>()
  .use(authenticate)
  .get('/', validate('query', SearchInput), async (c) => c.json(await searchPages(c.var.ctx, c.req.valid('query'))));
