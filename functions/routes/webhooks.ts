import { Hono, type Context as HonoContext } from 'hono';
import { ListDeliveriesInput, listDeliveries, listWebhooks } from '../../lib/webhooks/list.ts';
import { replayDelivery } from '../../lib/webhooks/replay.ts';
import { RotateSecretInput, rotateSecret } from '../../lib/webhooks/rotate-secret.ts';
import { createWebhook, removeWebhook, updateWebhook, WebhookChanges, WebhookInput } from '../../lib/webhooks/save.ts';
import { testWebhook } from '../../lib/webhooks/test-webhook.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { jsonOrNothing, validate } from '../middleware/validate.ts';
import { idParam } from './params.ts';

const id = (c: HonoContext) => idParam(c.req.param('id'), 'webhook');

export const webhooks = new Hono<AppEnv>()
  .use(authenticate)
  .get('/', async (c) => c.json(await listWebhooks(c.var.ctx)))
  .post('/', validate('json', WebhookInput), async (c) =>
    c.json(await createWebhook(c.var.ctx, c.req.valid('json')), 201),
  )
  .patch('/:id', validate('json', WebhookChanges), async (c) =>
    c.json(await updateWebhook(c.var.ctx, id(c), c.req.valid('json'))),
  )
  .delete('/:id', async (c) => {
    await removeWebhook(c.var.ctx, id(c));
    return c.body(null, 204);
  })
  .post('/:id/test', async (c) => c.json(await testWebhook(c.var.ctx, id(c))))
  .post('/:id/rotate-secret', async (c) =>
    c.json(await rotateSecret(c.var.ctx, id(c), await jsonOrNothing(c.req.raw, RotateSecretInput))),
  )
  .get('/:id/deliveries', validate('query', ListDeliveriesInput), async (c) =>
    c.json(await listDeliveries(c.var.ctx, id(c), c.req.valid('query'))),
  )
  .post('/:id/deliveries/:delivery/replay', async (c) => {
    const delivery = idParam(c.req.param('delivery'), 'delivery');
    return c.json(await replayDelivery(c.var.ctx, id(c), delivery), 202);
  });
