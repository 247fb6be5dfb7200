import { Hono } from 'hono';
import { getAccount } from '../../lib/account/get.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';

export const account = new Hono<AppEnv>().use(authenticate).get('/', async (c) => c.json(await getAccount(c.var.ctx)));
