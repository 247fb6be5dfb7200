import { Hono } from 'hono';
import { AccuracyInput, reportAccuracy } from '../../lib/account/accuracy.ts';
import { EraseInput, eraseAccount } from '../../lib/account/erase.ts';
import { getAccount } from '../../lib/account/get.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';

export const account = new Hono<AppEnv>()
  .use(authenticate)
  .get('/', async (c) => c.json(await getAccount(c.var.ctx)))
  .delete('/', validate('json', EraseInput), async (c) => {
    await eraseAccount(c.var.ctx, c.req.valid('json'));
    return c.body(null, 204);
  })
  .get('/accuracy', validate('query', AccuracyInput), async (c) =>
    c.json(await reportAccuracy(c.var.ctx, c.req.valid('query'))),
  );
