import { expect, test } from 'vitest';
import { minute, second, startStack, token } from './stack.ts';

test('a published message arrives at once, with its body, its content type and the forwarded headers', async () => {
  const { client, endpoint, settled } = await startStack();
  const { messageId } = await client.publishJSON({
    url: endpoint.url,
    body: { v: 1, job_id: 'j1' },
    headers: { 'X-Trace': 'abc', Authorization: 'Bearer of-the-endpoint' },
  });
  await settled();
  const [call] = endpoint.calls;
  expect(call?.body).toBe('{"v":1,"job_id":"j1"}');
  expect(Object.fromEntries(call?.headers ?? [])).toMatchObject({
    'content-type': 'application/json',
    'x-trace': 'abc',
    authorization: 'Bearer of-the-endpoint',
    'user-agent': 'Upstash-QStash',
    'upstash-message-id': messageId,
    'upstash-retried': '0',
  });
  expect([...(call?.headers.keys() ?? [])].filter((name) => /telemetry|forward|flow/.test(name))).toEqual([]);
});

test('the first attempt begins within a few milliseconds of the publish', async () => {
  const begun: number[] = [];
  const { qstash } = await startStack({
    deliver: async () => {
      begun.push(performance.now());
      return new Response();
    },
  });
  const waits: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const publish = new Request('http://qstash/v2/publish/http://127.0.0.1:9/run', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{}',
    });
    const from = performance.now();
    await qstash.fetch(publish);
    await qstash.wake();
    waits.push((begun[round] ?? 0) - from);
  }
  expect(waits.toSorted((a, b) => a - b)[10]).toBeLessThan(5);
});

test('bytes arrive as they were sent', async () => {
  const { client, endpoint, settled } = await startStack();
  const body = '{"a":  "ä€😀\\u0000"}\n';
  await client.publish({ url: endpoint.url, body });
  await settled();
  expect(endpoint.calls[0]?.body).toBe(body);
});

test('the query of the destination arrives as it was written, without what configures the broker', async () => {
  const { url, endpoint, settled } = await startStack();
  const query = 'x=1&y=%20z&&upstash-retries=0&empty=&qstash_token=never&q=a?b';
  const published = await fetch(`${url}/v2/publish/${endpoint.url}?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(published.status).toBe(200);
  await settled();
  expect(endpoint.calls[0]?.url).toBe(`${endpoint.url}?x=1&y=%20z&empty=&q=a?b`);
});

test('a token in the query publishes too and is not handed on', async () => {
  const { url, endpoint, settled } = await startStack();
  const published = await fetch(`${url}/v2/publish/${endpoint.url}?qstash_token=${token}`, {
    method: 'POST',
    headers: { 'upstash-header-forward': 'true', 'x-mine': 'kept' },
  });
  expect(published.status).toBe(200);
  await settled();
  const [call] = endpoint.calls;
  expect(call?.url).toBe(endpoint.url);
  expect(call?.headers.get('x-mine')).toBe('kept');
  expect(JSON.stringify([...(call?.headers ?? [])])).not.toContain(token);
});

test('all headers are forwarded on request, without the token of the broker', async () => {
  const { url, endpoint, settled } = await startStack();
  await fetch(`${url}/v2/publish/${endpoint.url}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'upstash-header-forward': 'true', 'x-mine': 'kept' },
  });
  await settled();
  expect(endpoint.calls[0]?.headers.get('x-mine')).toBe('kept');
  expect(endpoint.calls[0]?.headers.has('authorization')).toBe(false);
});

test('a message that an endpoint publishes while it answers belongs to the same moment', async () => {
  const { client, endpoint, advance } = await startStack();
  endpoint.respond(async ({ body }) => {
    if (body === '"first"') await client.publishJSON({ url: endpoint.url, body: 'second' });
    return new Response();
  });
  await client.publishJSON({ url: endpoint.url, body: 'first', delay: 60 });
  await advance(minute);
  expect(endpoint.calls.map(({ body }) => body)).toEqual(['"first"', '"second"']);
});

test('a batch publishes each message with its own headers and refuses only the wrong ones', async () => {
  const { client, endpoint, settled, counts } = await startStack();
  const answers: unknown[] = await client.batchJSON([
    { url: endpoint.url, body: { job_id: 'a' }, headers: { 'X-Name': 'a' } },
    { url: 'ftp://127.0.0.1/b', body: { job_id: 'b' } },
    { url: endpoint.url, body: { job_id: 'c' }, method: 'PUT' },
  ]);
  await settled();
  expect(answers).toEqual([
    { messageId: expect.stringMatching(/^msg_/) },
    { error: expect.stringContaining('http') },
    { messageId: expect.stringMatching(/^msg_/) },
  ]);
  expect(endpoint.calls.map(({ method, body }) => `${method} ${body}`).sort()).toEqual([
    'POST {"job_id":"a"}',
    'PUT {"job_id":"c"}',
  ]);
  expect(counts).toEqual({ 'qstash.messages': 2 });
});

test('a delayed message waits for the clock', async () => {
  const { client, endpoint, advance } = await startStack();
  await client.publishJSON({ url: endpoint.url, delay: 90 });
  await client.publishJSON({ url: endpoint.url, headers: { 'Upstash-Delay': '1d10h30m' }, method: 'PUT' });
  await advance(89 * second);
  expect(endpoint.calls).toHaveLength(0);
  await advance(second);
  expect(endpoint.calls.map(({ method }) => method)).toEqual(['POST']);
  await advance(34.5 * 60 * minute - 91 * second);
  expect(endpoint.calls).toHaveLength(1);
  await advance(second);
  expect(endpoint.calls).toHaveLength(2);
});

test('a time to begin beats a delay', async () => {
  const stack = await startStack();
  const notBefore = stack.now / second + 60;
  await stack.client.publishJSON({ url: stack.endpoint.url, notBefore, delay: 5 });
  await stack.advance(59 * second);
  expect(stack.endpoint.calls).toHaveLength(0);
  await stack.advance(second);
  expect(stack.endpoint.calls).toHaveLength(1);
});

test('a message waits for seven days and no longer', async () => {
  const { client, endpoint, advance, now } = await startStack();
  await client.publishJSON({ url: endpoint.url, delay: '7d' });
  await client.publishJSON({ url: endpoint.url, notBefore: now / 1000 + 7 * 86_400 });
  const late = now / 1000 + 7 * 86_400 + 1;
  await expect(client.publishJSON({ url: endpoint.url, delay: '604801s' })).rejects.toMatchObject({ status: 400 });
  await expect(client.publishJSON({ url: endpoint.url, notBefore: late })).rejects.toMatchObject({ status: 400 });
  await advance(7 * 86_400_000 - 1);
  expect(endpoint.calls).toHaveLength(0);
  await advance(1);
  expect(endpoint.calls).toHaveLength(2);
});

test('messages that fell due while the clock moved arrive in order of their due time', async () => {
  const { client, endpoint, advance } = await startStack();
  for (const delay of [30, 10, 20]) {
    await client.publishJSON({ url: endpoint.url, body: delay, delay, flowControl: { key: 'one', parallelism: 1 } });
  }
  await advance(minute);
  expect(endpoint.calls.map(({ body }) => body)).toEqual(['10', '20', '30']);
});

test('a waiting message is delivered by itself when its time comes', async () => {
  const untilNextSecond = 1000 - (Date.now() % 1000);
  const now = () => Date.now() + untilNextSecond - 20;
  const { client, endpoint } = await startStack({ now });
  const arrived = new Promise<void>((resolve) =>
    endpoint.respond(() => {
      resolve();
      return new Response();
    }),
  );
  await client.publishJSON({ url: endpoint.url, notBefore: Math.ceil(now() / 1000) });
  await arrived;
  expect(endpoint.calls).toHaveLength(1);
});

test.each<[string, string, Record<string, string>]>([
  ['a destination without a scheme', 'example', {}],
  ['a destination beyond this machine', 'https://example.com/run', {}],
  ['a destination that only looks local', 'http://127.0.0.1.example.com/run', {}],
  ['a method that does not exist', 'http://127.0.0.1:9/', { 'upstash-method': 'FETCH' }],
  ['a delay that is none', 'http://127.0.0.1:9/', { 'upstash-delay': 'soon' }],
  ['a negative count of retries', 'http://127.0.0.1:9/', { 'upstash-retries': '-1' }],
  ['a retry delay that is no arithmetic', 'http://127.0.0.1:9/', { 'upstash-retry-delay': 'process.exit()' }],
  ['flow control without limits', 'http://127.0.0.1:9/', { 'upstash-flow-control-key': 'k' }],
  [
    'a callback that is delayed',
    'http://127.0.0.1:9/',
    { 'upstash-callback': 'http://127.0.0.1:9/c', 'upstash-callback-delay': '5s' },
  ],
])('%s is refused with a sentence', async (_, destination, headers) => {
  const { url, counts } = await startStack();
  const response = await fetch(`${url}/v2/publish/${destination}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: expect.stringMatching(/ /) });
  expect(counts).toEqual({});
});

test('a wrong token is refused', async () => {
  const { url, endpoint } = await startStack();
  for (const authorization of ['', 'Bearer other']) {
    const response = await fetch(`${url}/v2/publish/${endpoint.url}`, { method: 'POST', headers: { authorization } });
    expect(response.status).toBe(401);
  }
});

test('what the local broker leaves out says so', async () => {
  const { client, url } = await startStack();
  await expect(client.schedules.list()).rejects.toMatchObject({ status: 501 });
  await expect(client.queue({ queueName: 'q' }).get()).rejects.toMatchObject({ status: 501 });
  const cron = await fetch(`${url}/v2/publish/http://127.0.0.1:9/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'upstash-cron': '* * * * *' },
  });
  expect(cron.status).toBe(501);
  expect(await cron.json()).toEqual({ error: expect.stringContaining('Upstash-Cron') });
});
