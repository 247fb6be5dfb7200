import { Hono } from 'hono';
import { CategoryChanges, CategoryInput } from '../../lib/categories/category.ts';
import { listCategories } from '../../lib/categories/list.ts';
import { changeCategory, makeCategory, removeCategory } from '../../lib/categories/save.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';

export const categories = new Hono<AppEnv>()
  .use(authenticate)
  .get('/', async (c) => c.json(await listCategories(c.var.ctx)))
  .post('/', validate('json', CategoryInput), async (c) =>
    c.json(await makeCategory(c.var.ctx, c.req.valid('json')), 201),
  )
  .patch('/:slug', validate('json', CategoryChanges), async (c) =>
    c.json(await changeCategory(c.var.ctx, c.req.param('slug'), c.req.valid('json'))),
  )
  .delete('/:slug', async (c) => {
    await removeCategory(c.var.ctx, c.req.param('slug'));
    return c.body(null, 204);
  });
