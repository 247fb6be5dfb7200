import { Hono, type Context as HonoContext } from 'hono';
import { ListNotificationsInput, listNotifications } from '../../lib/notifications/list.ts';
import { deleteNotification, readAllNotifications, readNotification } from '../../lib/notifications/mark.ts';
import { DigestPreviewInput, previewDigest } from '../../lib/notifications/preview-digest.ts';
import { getSettings, SettingsInput, saveSettings } from '../../lib/notifications/settings.ts';
import { requestTestMail } from '../../lib/notifications/test-mail.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';
import { idempotencyKey, idParam } from './params.ts';

const id = (c: HonoContext) => idParam(c.req.param('id'), 'notification');

export const notifications = new Hono<AppEnv>()
  .use(authenticate)
  .get('/', validate('query', ListNotificationsInput), async (c) =>
    c.json(await listNotifications(c.var.ctx, c.req.valid('query'))),
  )
  .get('/digest-preview', validate('query', DigestPreviewInput), async (c) => c.json(await previewDigest(c.var.ctx)))
  .get('/settings', async (c) => c.json(await getSettings(c.var.ctx)))
  .put('/settings', validate('json', SettingsInput), async (c) =>
    c.json(await saveSettings(c.var.ctx, c.req.valid('json'))),
  )
  .post('/test', async (c) =>
    c.json(await requestTestMail(c.var.ctx, idempotencyKey(c.req.header('idempotency-key'))), 202),
  )
  .post('/read-all', async (c) => c.json(await readAllNotifications(c.var.ctx)))
  .put('/:id/read', async (c) => {
    await readNotification(c.var.ctx, id(c));
    return c.body(null, 204);
  })
  .delete('/:id', async (c) => {
    await deleteNotification(c.var.ctx, id(c));
    return c.body(null, 204);
  });
