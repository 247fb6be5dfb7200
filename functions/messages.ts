import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { runJob } from '../lib/jobs/run.ts';
import { sendMails } from '../lib/outbox/send-mails.ts';
import { embedWaiting } from '../lib/passages/embed-waiting.ts';
import { deliver } from '../lib/webhooks/deliver.ts';
import type { AppEnv } from './composition.ts';
import { onlyShort, verifySignature } from './middleware/verify-signature.ts';

const Envelope = z.object({ v: z.int() });
const RunJob = z.object({ v: z.literal(1), job_id: z.uuid() });
const CallWebhook = z.object({ v: z.literal(1), delivery_id: z.uuid() });
const Task = z.object({ v: z.literal(1) });

/** Deliveries of the queue: 2xx only after the commit that makes them superfluous. */
export const messages = new Hono<AppEnv>()
  .use(onlyShort)
  .post('/run-job', verifySignature('run-job'), async (c) => {
    const body = parse(await c.req.text());
    const message = RunJob.safeParse(body);
    if (!message.success) return misunderstood(c, body);
    c.var.log.info('message', { job_id: message.data.job_id });
    const answer = await runJob(c.var.ctx, { jobId: message.data.job_id, ...headersOf(c) });
    told(c, answer.outcome);
    return answer.done ? c.json({ outcome: answer.outcome }) : comeBack(c, answer.outcome, answer.retryAfterMs);
  })
  .post('/send-mails', verifySignature('send-mails'), async (c) => {
    const body = parse(await c.req.text());
    if (!Task.safeParse(body).success) return misunderstood(c, body);
    return c.json(await sendMails(c.var.ctx));
  })
  .post('/embed', verifySignature('embed'), async (c) => {
    const body = parse(await c.req.text());
    if (!Task.safeParse(body).success) return misunderstood(c, body);
    return c.json(await embedWaiting(c.var.ctx));
  })
  .post('/call-webhook', verifySignature('call-webhook'), async (c) => {
    const body = parse(await c.req.text());
    const message = CallWebhook.safeParse(body);
    if (!message.success) return misunderstood(c, body);
    c.var.log.info('message', { delivery_id: message.data.delivery_id });
    const { outcome, retryAfterMs } = await deliver(c.var.ctx, {
      deliveryId: message.data.delivery_id,
      ...headersOf(c),
    });
    told(c, outcome);
    return retryAfterMs === null ? c.json({ outcome }) : comeBack(c, outcome, retryAfterMs);
  });

/** Which message this is, and which delivery of it. */
const headersOf = (c: Context<AppEnv>) => ({
  messageId: c.req.header('upstash-message-id') ?? '',
  retried: Number(c.req.header('upstash-retried') ?? 0) || 0,
});

const told = (c: Context<AppEnv>, outcome: string): void => c.var.log.info('message over', { outcome });

// The nearest second: a claim that is half a second early is taken all the same.
function comeBack(c: Context, outcome: string, ms: number): Response {
  return c.json({ outcome }, 503, { 'retry-after': String(Math.max(1, Math.round(ms / 1000))) });
}

// A version that this code does not know is a newer deployment's: it comes again when that one is here.
function misunderstood(c: Context, body: unknown): Response {
  const newer = (Envelope.safeParse(body).data?.v ?? 0) > 1;
  if (newer) return c.json({ outcome: 'unknown_version' }, 503, { 'retry-after': '60' });
  return new Response('{"outcome":"malformed"}', { status: 489, headers: { 'upstash-nonretryable-error': 'true' } });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
