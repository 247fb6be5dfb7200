import { Hono, type Context as HonoContext } from 'hono';
import { ApplyInput, applyToPosting } from '../../lib/applications/apply.ts';
import { getApplication } from '../../lib/applications/get.ts';
import { ListApplicationsInput, listApplications } from '../../lib/applications/list.ts';
import { MoveInput, moveApplication } from '../../lib/applications/move.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';
import { idParam } from './params.ts';

const id = (c: HonoContext) => idParam(c.req.param('id'), 'application');

export const applications = new Hono<AppEnv>()
  .use(authenticate)
  .post('/', validate('json', ApplyInput), async (c) =>
    c.json(await applyToPosting(c.var.ctx, c.req.valid('json')), 201),
  )
  .get('/', validate('query', ListApplicationsInput), async (c) =>
    c.json(await listApplications(c.var.ctx, c.req.valid('query'))),
  )
  .get('/:id', async (c) => c.json(await getApplication(c.var.ctx, id(c))))
  .patch('/:id', validate('json', MoveInput), async (c) =>
    c.json(await moveApplication(c.var.ctx, id(c), c.req.valid('json'))),
  );
