import { Hono } from 'hono';
import { FolderInput } from '../../lib/folders/folder.ts';
import { listFolders, makeFolder, removeFolder, renameFolder } from '../../lib/folders/save.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';
import { idParam } from './params.ts';

export const folders = new Hono<AppEnv>()
  .use(authenticate)
  .get('/', async (c) => c.json(await listFolders(c.var.ctx)))
  .post('/', validate('json', FolderInput), async (c) => c.json(await makeFolder(c.var.ctx, c.req.valid('json')), 201))
  .patch('/:id', validate('json', FolderInput), async (c) =>
    c.json(await renameFolder(c.var.ctx, c.req.valid('json'), idParam(c.req.param('id'), 'folder'))),
  )
  .delete('/:id', async (c) => {
    await removeFolder(c.var.ctx, idParam(c.req.param('id'), 'folder'));
    return c.body(null, 204);
  });
