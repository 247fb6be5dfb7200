import { Hono } from 'hono';
import { AccuracyInput, reportAccuracy } from '../../lib/account/accuracy.ts';
import { EraseInput, eraseAccount } from '../../lib/account/erase.ts';
import { ExportAccountInput, exportAccount } from '../../lib/account/export/export.ts';
import { getAccount } from '../../lib/account/get.ts';
import { getRetention } from '../../lib/retention/get.ts';
import { RetentionInput } from '../../lib/retention/retention.ts';
import { setRetention } from '../../lib/retention/set.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';
import { attachmentHeaders, streamOf } from './attachment.ts';

export const account = new Hono<AppEnv>()
  .use(authenticate)
  .get('/', async (c) => c.json(await getAccount(c.var.ctx)))
  .delete('/', validate('json', EraseInput), async (c) => {
    await eraseAccount(c.var.ctx, c.req.valid('json'));
    return c.body(null, 204);
  })
  .get('/export', validate('query', ExportAccountInput), async (c) => {
    const { part, next_cursor, bytes } = await exportAccount(c.var.ctx, c.req.valid('query'));
    if (next_cursor !== null)
      c.header('link', `</v1/account/export?${new URLSearchParams({ cursor: next_cursor })}>; rel="next"`);
    const day = new Date(c.var.ctx.now()).toISOString().slice(0, 10);
    return c.body(await streamOf(bytes), 200, attachmentHeaders(`docket-${day}-part-${part}`, 'zip'));
  })
  .get('/retention', async (c) => c.json(await getRetention(c.var.ctx)))
  .put('/retention', validate('json', RetentionInput), async (c) =>
    c.json(await setRetention(c.var.ctx, c.req.valid('json'))),
  )
  .get('/accuracy', validate('query', AccuracyInput), async (c) =>
    c.json(await reportAccuracy(c.var.ctx, c.req.valid('query'))),
  );
