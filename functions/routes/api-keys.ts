import { Hono } from 'hono';
import { ListApiKeysInput, listApiKeys } from '../../lib/api-keys/list.ts';
import { ApiKeyInput, makeApiKey } from '../../lib/api-keys/make.ts';
import { revokeApiKey } from '../../lib/api-keys/revoke.ts';
import { RotateInput, rotateApiKey } from '../../lib/api-keys/rotate.ts';
import { keysServed } from '../callers.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { jsonOrNothing, validate } from '../middleware/validate.ts';
import { idParam } from './params.ts';

/** For signed-in people only: no key makes, changes or ends keys. */
export const apiKeys = new Hono<AppEnv>()
  .use(authenticate)
  .get('/', validate('query', ListApiKeysInput), async (c) =>
    c.json(await listApiKeys(c.var.ctx, c.req.valid('query'))),
  )
  .post('/', keysServed, validate('json', ApiKeyInput), async (c) =>
    c.json(await makeApiKey(c.var.ctx, c.req.valid('json')), 201),
  )
  .post('/:id/rotate', keysServed, async (c) => {
    const id = idParam(c.req.param('id'), 'API key');
    return c.json(await rotateApiKey(c.var.ctx, id, await jsonOrNothing(c.req.raw, RotateInput)));
  })
  .delete('/:id', async (c) => {
    await revokeApiKey(c.var.ctx, idParam(c.req.param('id'), 'API key'));
    return c.body(null, 204);
  });
