import type { Answer } from './answer.ts';
import { callerIp, type Message } from './message.ts';
import { sign } from './signature.ts';
import { canonicalName } from './wire.ts';

export type Deliver = (request: Request) => Promise<Response>;

/** The headers of one attempt at a message, signed with this key. */
export const attemptHeaders = (message: Message, key: string): Record<string, string> => ({
  ...message.headers,
  'User-Agent': 'Upstash-QStash',
  'Upstash-Signature': sign(key, message.url, message.body),
  'Upstash-Message-Id': message.id,
  'Upstash-Retried': String(message.retried),
  'Upstash-Caller-Ip': callerIp,
});

/** Makes one attempt; whatever goes wrong is an answer too, so this never throws. */
export async function attempt(
  message: Message,
  headers: Record<string, string>,
  deliver: Deliver,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return await Promise.race([exchange(message, headers, deliver, signal), untilAborted(signal)]);
  } catch (error) {
    return { status: null, headers: {}, body: new Uint8Array(), error: explain(error) };
  }
}

async function exchange(
  message: Message,
  headers: Record<string, string>,
  deliver: Deliver,
  signal: AbortSignal,
): Promise<Answer> {
  const body = message.method === 'GET' ? null : Buffer.from(message.body);
  const request = new Request(message.url, { method: message.method, headers, body, redirect: 'manual', signal });
  const response = await deliver(request);
  return {
    status: response.status,
    headers: listHeaders(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
    error: response.ok ? null : `the endpoint answered ${response.status}`,
  };
}

function listHeaders(headers: Headers): Record<string, string[]> {
  const listed: Record<string, string[]> = {};
  for (const [name, value] of headers) {
    const canonical = canonicalName(name);
    listed[canonical] = [...(listed[canonical] ?? []), value];
  }
  return listed;
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
