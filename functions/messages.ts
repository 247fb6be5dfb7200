import { Hono } from 'hono';
import * as z from 'zod';
import { runJob } from '../lib/jobs/run.ts';
import type { AppEnv } from './composition.ts';
import { verifySignature } from './middleware/verify-signature.ts';

// A version that this code does not know is a newer deployment's: it will be delivered again when that one is here.
const Message = z.object({ v: z.literal(1), job_id: z.uuid() });

/** Deliveries of the queue: 2xx only after the commit that makes them superfluous. */
export const messages = new Hono<AppEnv>().post('/run-job', verifySignature('run-job'), async (c) => {
  const message = Message.safeParse(JSON.parse(await c.req.text()));
  if (!message.success) return c.json({ outcome: 'unknown_message' }, 503, { 'retry-after': '60' });
  const answer = await runJob(c.var.ctx, {
    jobId: message.data.job_id,
    messageId: c.req.header('upstash-message-id') ?? '',
    retried: Number(c.req.header('upstash-retried') ?? 0) || 0,
  });
  if (answer.done) return c.json({ outcome: answer.outcome });
  return c.json({ outcome: answer.outcome }, 503, {
    'retry-after': String(Math.max(1, Math.ceil(answer.retryAfterMs / 1000))),
  });
});
