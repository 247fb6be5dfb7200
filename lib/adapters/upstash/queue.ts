import { Client, type PublishRequest } from '@upstash/qstash';
import { AppError } from '../../errors.ts';
import type { Queue, QueueMessage } from '../../ports.ts';
import { traceHeaders } from '../../trace.ts';
import { within } from '../within.ts';
import { messageUrl } from './message-url.ts';

const limitInMs = 2000;
const retries = 6;
const retryDelay = 'min(3600000, 1000*pow(4,retried))';

/** Publishes messages to QStash; `publish` throws AppError `unavailable` unless every message was taken within 2 s. */
export function createQueue(options: { url: string; token: string; appUrl: string }): Queue {
  const client = new Client({
    baseUrl: options.url,
    token: options.token,
    devMode: false,
    enableTelemetry: false,
    retry: { retries: 1, backoff: () => 100 },
  });
  return {
    async publish(messages) {
      const requests = messages.map((message) => toRequest(message, options.appUrl));
      if (requests.length > 0) await within(limitInMs, send(client, requests)).catch(raiseUnavailable);
    },
  };
}

function toRequest(message: QueueMessage, appUrl: string): PublishRequest<unknown> {
  const { task, job_id, delivery_id, queue: key, parallelism, rate, period } = message;
  return {
    url: messageUrl(appUrl, `/messages/${task.replace('_', '-')}`),
    body: { v: 1, ...(job_id === null ? {} : { job_id }), ...(delivery_id === undefined ? {} : { delivery_id }) },
    headers: traceHeaders(message.trace_id),
    deduplicationId: message.dedupe_key,
    retries,
    retryDelay,
    flowControl: { key, parallelism, ...(rate === null ? {} : { rate, period: toSeconds(period) }) },
    ...(message.delay_ms > 0 ? { delay: Math.ceil(message.delay_ms / 1000) } : {}),
  };
}

const unitsInSeconds: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

function toSeconds(period: string | null): number | undefined {
  if (period === null) return undefined;
  const [, amount, unit = ''] = /^(\d+) ?([smhd])$/.exec(period) ?? [];
  const seconds = Number(amount) * (unitsInSeconds[unit] ?? Number.NaN);
  if (seconds > 0) return seconds;
  throw new AppError('internal', `The period "${period}" of a queue is no duration such as 30s or 5m.`);
}

async function send(client: Client, requests: PublishRequest<unknown>[]): Promise<void> {
  const [only] = requests;
  if (only && requests.length === 1) await client.publishJSON(only);
  else refuseErrors(await client.batchJSON(requests));
}

/** A batch answers 200 even when it took only some of its messages. */
function refuseErrors(answers: object[]): void {
  const refused = answers.filter((answer) => 'error' in answer);
  if (refused.length > 0) throw new Error(`${refused.length} of ${answers.length} messages were refused`);
}

function raiseUnavailable(cause: unknown): never {
  throw new AppError('unavailable', 'The queue did not take the messages; they will be published again.', { cause });
}
