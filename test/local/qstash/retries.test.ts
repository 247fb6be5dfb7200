import { expect, test } from 'vitest';
import { minute, second, startStack, token } from './stack.ts';

const hour = 60 * minute;
const down = () => new Response('down', { status: 500 });

/** Moves the clock from one waiting attempt to the next until none waits. */
async function exhaust(stack: Awaited<ReturnType<typeof startStack>>) {
  await stack.settled();
  for (let next = stack.qstash.nextDue(); next !== null; next = stack.qstash.nextDue()) {
    await stack.advance(next - stack.now);
  }
}

test('a failing message is tried four times by default, 12 s, 148 s and 1,808 s apart', async () => {
  const stack = await startStack();
  stack.endpoint.respond(down);
  const { messageId } = await stack.client.publishJSON({ url: stack.endpoint.url });
  await exhaust(stack);
  expect(stack.endpoint.gaps()).toEqual([12, 148, 1808]);
  const headers = stack.endpoint.calls.map((call) => call.headers);
  expect(headers.map((header) => header.get('upstash-retried'))).toEqual(['0', '1', '2', '3']);
  expect(new Set(headers.map((header) => header.get('upstash-message-id')))).toEqual(new Set([messageId]));
  expect(new Set(headers.map((header) => header.get('upstash-signature'))).size).toBe(4);
});

test('the delay expression decides when to try again', async () => {
  const stack = await startStack();
  stack.endpoint.respond(down);
  await stack.client.publishJSON({
    url: stack.endpoint.url,
    retries: 6,
    retryDelay: 'min(3600000, 1000*pow(4,retried))',
  });
  await exhaust(stack);
  expect(stack.endpoint.gaps()).toEqual([1, 4, 16, 64, 256, 1024]);
});

test('retries end with the first success', async () => {
  const stack = await startStack();
  stack.endpoint.respond(({ headers }) => (headers.get('upstash-retried') === '1' ? new Response() : down()));
  const { messageId } = await stack.client.publishJSON({ url: stack.endpoint.url });
  await exhaust(stack);
  expect(stack.endpoint.calls).toHaveLength(2);
  await expect(stack.client.messages.get(messageId)).rejects.toMatchObject({ status: 404 });
  expect(await stack.client.dlq.listMessages()).toMatchObject({ messages: [] });
});

test.each([
  ['Retry-After', '7', 7],
  ['Retry-After', '0', 0],
  ['Retry-After', 'Fri, 20 Nov 2026 08:01:30 GMT', 90],
  ['X-RateLimit-Reset', '6m5s', 365],
  ['X-RateLimit-Reset-Requests', '1.5s', 1.5],
  ['X-RateLimit-Reset-Tokens', '30', 30],
  ['Retry-After', String(25 * 3600), 4],
  ['Retry-After', 'soon', 4],
])('an endpoint that answers %s: %s is tried again after that', async (name, value, seconds) => {
  const stack = await startStack();
  stack.endpoint.respond(() => new Response('busy', { status: 503, headers: { [name]: value } }));
  await stack.client.publishJSON({ url: stack.endpoint.url, retries: 1, retryDelay: '4000' });
  await exhaust(stack);
  expect(stack.endpoint.gaps()).toEqual([seconds]);
});

test('a redirect is a failed attempt that nobody follows', async () => {
  const stack = await startStack();
  stack.endpoint.respond(() => new Response(null, { status: 307, headers: { Location: '/elsewhere' } }));
  await stack.client.publishJSON({ url: stack.endpoint.url, retries: 0 });
  await stack.settled();
  expect(stack.endpoint.calls).toHaveLength(1);
  expect(stack.qstash.deliveries()[0]?.attempts[0]?.status).toBe(307);
});

test('an endpoint can end a message at once, and only with both the status and the header', async () => {
  const stack = await startStack();
  const refuse = (headers: Record<string, string>) =>
    stack.endpoint.respond(() => new Response('', { status: 489, headers }));
  refuse({ 'Upstash-NonRetryable-Error': 'true' });
  await stack.client.publishJSON({ url: stack.endpoint.url });
  await stack.settled();
  expect(stack.qstash.nextDue()).toBeNull();
  refuse({});
  await stack.client.publishJSON({ url: stack.endpoint.url });
  await stack.settled();
  expect(stack.qstash.nextDue()).toBe(stack.now + 12 * second);
});

test('an endpoint that cannot be reached is tried again, and the reason is kept', async () => {
  const stack = await startStack();
  const url = 'http://127.0.0.1:1/nobody';
  await stack.client.publishJSON({ url, retries: 1 });
  await exhaust(stack);
  const [delivery] = stack.qstash.deliveries();
  expect(delivery?.attempts.map(({ status }) => status)).toEqual([null, null]);
  const { messages } = await stack.client.dlq.listMessages();
  expect(messages[0]?.responseStatus).toBeUndefined();
  expect(messages[0]?.responseBody).toMatch(/\w/);
});

test('an endpoint that takes longer than its timeout has failed', async () => {
  const stack = await startStack();
  let begun = () => {};
  const hanging = new Promise<void>((resolve) => {
    begun = resolve;
  });
  stack.endpoint.respond(({ headers }) => {
    if (headers.get('upstash-retried') === '1') return new Response();
    begun();
    return new Promise<Response>(() => {});
  });
  await stack.client.publishJSON({ url: stack.endpoint.url, timeout: 30, retryDelay: '1000' });
  await hanging;
  await stack.advance(30 * second);
  expect(stack.qstash.deliveries()[0]?.attempts).toMatchObject([
    { status: null, answer: expect.stringContaining('30 s') },
  ]);
  await stack.advance(second);
  expect(stack.qstash.deliveries()[0]?.attempts).toHaveLength(2);
  expect(await stack.client.dlq.listMessages()).toMatchObject({ messages: [] });
});

test('each attempt is reported to the callback, and only the last one to the failure callback', async () => {
  const stack = await startStack();
  const { endpoint } = stack;
  const [report, failed] = ['/report', '/failed'].map((path) => new URL(path, endpoint.url).href);
  endpoint.respond(({ url }) => (url === endpoint.url ? down() : new Response()));
  const { messageId } = await stack.client.publishJSON({
    url: endpoint.url,
    body: { job_id: 'j' },
    retries: 1,
    callback: report,
    failureCallback: failed,
    headers: { 'Upstash-Failure-Callback-Forward-X-Why': 'audit' },
  });
  await exhaust(stack);
  const reports = endpoint.calls.filter(({ url }) => url === report).map(({ body }) => JSON.parse(body));
  expect(reports).toMatchObject([
    { status: 500, body: btoa('down'), retried: 0, maxRetries: 1, sourceMessageId: messageId },
    { status: 500, retried: 1, sourceBody: btoa('{"job_id":"j"}'), createdAt: expect.stringMatching(/^\d+$/) },
  ]);
  const failures = endpoint.calls.filter(({ url }) => url === failed);
  const { messages } = await stack.client.dlq.listMessages();
  expect(failures.map(({ headers }) => headers.get('x-why'))).toEqual(['audit']);
  expect(JSON.parse(failures[0]?.body ?? '')).toMatchObject({ dlqId: messages[0]?.dlqId });
  expect(stack.counts['qstash.messages']).toBe(4);
});

test('a callback that could not be published is refused with its message', async () => {
  const { url } = await startStack();
  const response = await fetch(`${url}/v2/publish/http://127.0.0.1:9/`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'upstash-callback': 'http://127.0.0.1:9/report',
      'upstash-callback-retries': 'many',
    },
  });
  expect(response.status).toBe(400);
});

test('a message that waits a week outlives the clock being moved in one step', async () => {
  const stack = await startStack();
  await stack.client.publishJSON({ url: stack.endpoint.url, delay: '7d' });
  await stack.advance(7 * 24 * hour);
  expect(stack.endpoint.calls).toHaveLength(1);
});
