import * as z from 'zod';
import type { Context } from '../context.ts';
import type { ReceiverAnswer } from '../ports/webhooks.ts';
import { traceHeaders } from '../trace.ts';
import { refusalOf, rulesFor } from './receiver-url.ts';
import { sign } from './sign.ts';

/** A delivery as it is handed out to whoever calls its receiver now. */
export const Claimed = z.object({
  delivery: z.object({
    id: z.string(),
    attempt: z.int(),
    message_id: z.string(),
    url: z.string(),
    secrets: z.array(z.string()),
    payload: z.unknown(),
  }),
});
export type Claimed = z.infer<typeof Claimed>['delivery'];

/** How a call went, as the database takes it down; without an error it was delivered. */
export interface CallResult {
  http_status: number | null;
  error: { code: string; detail: string } | null;
  response: string | null;
  ms: number | null;
  retry_after_ms?: number | null;
  /** Whether trying again makes no sense. */
  is_final?: boolean;
}

/** Signs a delivery with the time of now and posts it to its receiver; never throws. */
export async function callReceiver(ctx: Context, { url, message_id, secrets, payload }: Claimed): Promise<CallResult> {
  // What was fine when it was saved need not be so for the deployment of today.
  const refusal = refusalOf(url, rulesFor(ctx.appUrl));
  if (refusal !== null) return unanswered('address_refused', `The address ${refusal}.`, { is_final: true });
  const body = JSON.stringify(payload);
  // Receivers compare it with their own clocks.
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Docket-Webhooks/1.0',
    ...traceHeaders(),
    'webhook-id': message_id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': await sign(secrets, { id: message_id, timestamp, body }),
  };
  return resultOf(await ctx.receivers.call({ url, headers, body }));
}

function resultOf(answer: ReceiverAnswer): CallResult {
  if (answer.kind !== 'answered') return unanswered(answer.kind, silence[answer.kind], { ms: answer.ms });
  const { status, body, retry_after_ms, ms } = answer;
  return { http_status: status, error: errorOf(status), response: body, ms, retry_after_ms };
}

const silence = {
  timeout: 'The receiver did not answer within 10 seconds.',
  unreachable: 'The receiver could not be reached.',
} as const;

function errorOf(status: number): CallResult['error'] {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return { code: 'gone', detail: 'The receiver answered 410: it wants no more calls.' };
  if (status >= 300 && status < 400)
    return { code: 'redirected', detail: `The receiver answered ${status}: calls follow no redirects.` };
  return { code: 'http_error', detail: `The receiver answered ${status}; 2xx was expected.` };
}

const unanswered = (code: string, detail: string, extras: { ms?: number; is_final?: boolean }): CallResult => ({
  http_status: null,
  error: { code, detail },
  response: null,
  ms: null,
  ...extras,
});
