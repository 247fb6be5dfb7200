import { Hono } from 'hono';
import { watchCron } from '../../lib/alerts/watch-cron.ts';
import type { AppEnv } from '../composition.ts';

/** Each dependency with its state; 503 only when one is down that nothing works without. */
export const health = new Hono<AppEnv>().get('/', async (c) => {
  const dependencies = await c.var.composition.health();
  const down = dependencies.filter(({ state }) => state === 'down');
  if (down.length > 0 && down.every(({ name }) => name !== 'supabase') && down.some(({ name }) => name === 'cron'))
    await watchCron(c.var.composition.for({ kind: 'system', task: 'health' }, { token: null, log: c.var.log }));
  const ok = !down.some(({ required }) => required);
  return c.json({ status: !ok ? 'down' : down.length > 0 ? 'degraded' : 'ok', dependencies }, ok ? 200 : 503);
});
