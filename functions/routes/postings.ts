import { Hono } from 'hono';
import { getPosting } from '../../lib/postings/get.ts';
import { ListPostingsInput, listPostings } from '../../lib/postings/list.ts';
import { PostingsInput, savePostings } from '../../lib/postings/save.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';
import { idParam } from './params.ts';

/** Read by everybody who is signed in, written by operators. */
export const postings = new Hono<AppEnv>()
  .use(authenticate)
  .post('/', validate('json', PostingsInput), async (c) => {
    const saved = await savePostings(c.var.ctx, c.req.valid('json'));
    return c.json(saved, saved.created > 0 ? 201 : 200);
  })
  .get('/', validate('query', ListPostingsInput), async (c) =>
    c.json(await listPostings(c.var.ctx, c.req.valid('query'))),
  )
  .get('/:id', async (c) => c.json(await getPosting(c.var.ctx, idParam(c.req.param('id'), 'posting'))));
