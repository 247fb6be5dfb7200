import { Hono } from 'hono';
import { OpenUploadsInput, openUploads } from '../../lib/documents/open-uploads.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';

export const uploads = new Hono<AppEnv>().use(authenticate).post('/', validate('json', OpenUploadsInput), async (c) => {
  return c.json(await openUploads(c.var.ctx, c.req.valid('json')), 201);
});
