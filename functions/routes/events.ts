import { Hono } from 'hono';
import { EventsInput, listEvents } from '../../lib/outbox/list-events.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { validate } from '../middleware/validate.ts';

export const events = new Hono<AppEnv>()
  .use(authenticate)
  .get('/', validate('query', EventsInput), async (c) => c.json(await listEvents(c.var.ctx, c.req.valid('query'))));
