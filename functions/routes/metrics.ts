import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { watchCron } from '../../lib/alerts/watch-cron.ts';
import { sha256 } from '../../lib/hash.ts';
import { metricsText } from '../../lib/operations/metrics-text.ts';
import { reportMetrics } from '../../lib/operations/report-metrics.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';

/** Lets a scraper in that brings the deployment's own token; everybody else signs in as for anything else. */
const scraperOrPerson = createMiddleware<AppEnv>(async (c, next) => {
  const { metricsToken } = c.var.composition;
  const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (!metricsToken || !bearer || !(await isSame(bearer, metricsToken))) return authenticate(c, next);
  c.set('ctx', c.var.composition.for({ kind: 'system', task: 'metrics' }, { token: null, log: c.var.log }));
  await next();
});

// The silence of the cron is told by whoever finds it, and scrapers look more often than anybody.
const late = 300;

/** How everything stands, in Prometheus' text format. */
export const metrics = new Hono<AppEnv>().get('/', scraperOrPerson, async (c) => {
  const report = await reportMetrics(c.var.ctx);
  if (report.sweep_age_seconds > late) await watchCron(c.var.ctx);
  return c.body(metricsText(report), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
});

/** Compared by their hashes, which say nothing of how much was right. */
async function isSame(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([sha256(one), sha256(other)]);
  return a === b;
}
