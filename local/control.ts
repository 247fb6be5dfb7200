import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod';
import type { Clock } from './clock.ts';
import { parseDuration } from './duration.ts';
import { type FaultName, isPair, pairs, type Service } from './faults/catalogue.ts';
import type { Trace } from './stand-in.ts';
import type { World } from './world.ts';

export interface Controlled {
  world: World;
  clock: Clock;
  mails(to?: string): unknown[];
  deliveries(match?: string): unknown[];
  /** Everything that is stored and has this text in it; what was sent to somebody is theirs, and not looked at. */
  traces(text: string): Promise<Trace[]>;
  /** The names of the cron triggers. */
  crons: readonly string[];
  /** Fires a trigger as of now; answers what became of its run when all that it caused is done. */
  fire(name: string): Promise<string>;
}

const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  context.addIssue('A duration looks like 90s, 15m or 1d2h.');
  return z.NEVER;
});
const ClockMove = z.union([
  z.strictObject({ advance: duration }),
  z.strictObject({ set: z.coerce.date().transform((date) => date.getTime()) }),
]);
const CronCall = z.strictObject({ name: z.string() });
const FaultCall = z.strictObject({
  service: z.string(),
  fault: z.coerce.string(),
  times: z.int().positive().optional(),
  rate: z.number().min(0).max(1).optional(),
  match: z.string().optional(),
  ms: z.number().optional(),
  when: z.enum(['before', 'after']).optional(),
});

/** The door for tests, demos and the curious: what happened, what time it is, and what shall go wrong. */
export function createControl(controlled: Controlled): Hono {
  const { world, clock } = controlled;
  const now = (at: number) => ({ now: new Date(at).toISOString() });

  return new Hono()
    .get('/mails', (c) => c.json({ mails: controlled.mails(c.req.query('to')) }))
    .get('/deliveries', (c) => c.json({ deliveries: controlled.deliveries(c.req.query('match')) }))
    .get('/traces', async (c) => {
      const text = c.req.query('of') ?? '';
      if (text.length < 3) throw refusal('Say what to look for, in three letters or more: /traces?of=TEXT.');
      return c.json({ traces: await controlled.traces(text) });
    })
    .get('/counts', (c) => c.json(world.counts()))
    .post('/counts/reset', (c) => {
      world.resetCounts();
      return c.json(world.counts());
    })
    .get('/clock', (c) => c.json(now(world.now())))
    .post('/clock', async (c) => {
      const move = await bodyOf(c.req.raw, ClockMove, 'Send {"advance":"1d2h"} or {"set":"2026-11-23T00:00:00Z"}.');
      return c.json(now(await ('set' in move ? clock.set(move.set) : clock.advance(move.advance))));
    })
    .post('/cron', async (c) => {
      const { name } = await bodyOf(c.req.raw, CronCall, 'Send {"name":"sweep"}.');
      if (!controlled.crons.includes(name)) throw refusal(`There is no cron "${name}".`, { names: controlled.crons });
      const outcome = await controlled.fire(name);
      return c.json({ name, outcome }, outcome === 'ok' ? 200 : 500);
    })
    .post('/faults', async (c) => {
      const call = await bodyOf(c.req.raw, FaultCall, 'Send {"service","fault","times"?,"rate"?,"match"?,"ms"?}.');
      if (!isPair(call.service, call.fault)) {
        throw refusal(`The service "${call.service}" cannot have the fault "${call.fault}".`, { faults: pairs });
      }
      const pair = { service: call.service as Service, fault: call.fault as FaultName };
      return c.json(await world.harm({ ...call, ...pair }));
    })
    .get('/faults', (c) => c.json({ faults: world.faults() }))
    .delete('/faults', (c) => {
      world.heal();
      return c.json({ faults: world.faults() });
    })
    .onError((error, c) => {
      if (error instanceof HTTPException) return error.getResponse();
      console.error('[control]', error);
      return c.json({ error: error.message }, 500);
    });
}

function refusal(error: string, more: object = {}): HTTPException {
  return new HTTPException(400, { res: Response.json({ error, ...more }, { status: 400 }) });
}

async function bodyOf<T>(request: Request, schema: z.ZodType<T>, hint: string): Promise<T> {
  const parsed = schema.safeParse(await request.json().catch(() => null));
  if (parsed.success) return parsed.data;
  throw refusal(`${hint} ${z.prettifyError(parsed.error)}`);
}
