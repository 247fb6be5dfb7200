import { Hono } from 'hono';
import { OpenUploadsInput, openUploads } from '../../lib/documents/open-uploads.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { limitUploads } from '../middleware/limit-uploads.ts';
import { validate } from '../middleware/validate.ts';

export const uploads = new Hono<AppEnv>()
  .use(authenticate)
  .post('/', limitUploads, validate('json', OpenUploadsInput), async (c) =>
    c.json(await openUploads(c.var.ctx, c.req.valid('json')), 201),
  );
