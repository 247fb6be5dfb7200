import { expect, test } from 'vitest';
import { gate, minute, startStack, token } from './stack.ts';

test('a message that has not arrived can be looked at', async () => {
  const { client, endpoint, now } = await startStack();
  const { messageId } = await client.publishJSON({
    url: endpoint.url,
    body: { job_id: 'j' },
    delay: 60,
    retries: 6,
    retryDelay: '1000 * retried',
    label: ['x', 'y'],
    headers: { 'Test-Header': 'v' },
    flowControl: { key: 'default', parallelism: 4, rate: 10, period: '1m' },
  });
  expect(await client.messages.get(messageId)).toMatchObject({
    messageId,
    url: endpoint.url,
    method: 'POST',
    header: { 'Content-Type': ['application/json'], 'Test-Header': ['v'] },
    body: '{"job_id":"j"}',
    maxRetries: 6,
    retryDelayExpression: '1000 * retried',
    notBefore: now + minute,
    createdAt: now,
    labels: ['x', 'y'],
    flowControlKey: 'default',
    parallelism: 4,
    rate: 10,
    period: 60,
  });
});

test('a cancelled message never arrives', async () => {
  const { client, endpoint, advance } = await startStack();
  const { messageId } = await client.publishJSON({ url: endpoint.url, delay: 60 });
  expect(await client.messages.cancel(messageId)).toEqual({ cancelled: 1 });
  await advance(minute);
  expect(endpoint.calls).toEqual([]);
  await expect(client.messages.cancel(messageId)).rejects.toMatchObject({ status: 404 });
});

test('a message cancelled in flight is not tried again', async () => {
  const { client, endpoint, settled, qstash } = await startStack();
  const [arrived, answered] = [gate(), gate()];
  endpoint.respond(async () => {
    arrived.open();
    await answered.opened;
    return new Response('', { status: 500 });
  });
  const { messageId } = await client.publishJSON({ url: endpoint.url });
  await arrived.opened;
  await client.messages.cancel(messageId);
  answered.open();
  await settled();
  expect(qstash.nextDue()).toBeNull();
  expect((await client.dlq.listMessages()).messages).toEqual([]);
});

test('messages are cancelled by list, by filter or all', async () => {
  const { client, endpoint, qstash } = await startStack();
  const publish = async (label: string) =>
    (await client.publishJSON({ url: endpoint.url, delay: 60, label, flowControl: { key: label, parallelism: 1 } }))
      .messageId;
  const [a, b] = [await publish('a'), await publish('b')];
  await publish('c');
  await publish('c');
  await publish('d');
  expect(await client.messages.cancel([a, b, 'msg_unknown'])).toEqual({ cancelled: 2 });
  expect(await client.messages.cancel({ filter: { label: 'c' } })).toEqual({ cancelled: 2 });
  expect(await client.messages.cancel({ all: true })).toEqual({ cancelled: 1 });
  expect(qstash.nextDue()).toBeNull();
});

test('a message that waits for its flow-control key can be cancelled', async () => {
  const { client, endpoint, settled, advance } = await startStack();
  const flowControl = { key: 'slow', rate: 1, period: '1m', parallelism: 1 } as const;
  await client.publishJSON({ url: endpoint.url, flowControl });
  const { messageId } = await client.publishJSON({ url: endpoint.url, flowControl });
  await settled();
  expect(await client.flowControl.get('slow')).toMatchObject({ waitListSize: 1 });
  await client.messages.cancel(messageId);
  expect(await client.flowControl.get('slow')).toMatchObject({ waitListSize: 0 });
  await advance(minute);
  expect(endpoint.calls).toHaveLength(1);
});

test('the logs tell the whole story of a message, newest first', async () => {
  const { client, endpoint, settled, advance, url } = await startStack();
  endpoint.respond(({ headers }) => new Response('x', { status: headers.get('upstash-retried') === '0' ? 500 : 200 }));
  const { messageId } = await client.publishJSON({ url: endpoint.url, retryDelay: '1000' });
  await client.publishJSON({ url: endpoint.url, delay: 3600 });
  await settled();
  await advance(1000);
  const { logs, cursor } = await client.logs({ messageIds: [messageId] });
  expect(cursor).toBeUndefined();
  expect(logs.map(({ state }) => state)).toEqual(['DELIVERED', 'ACTIVE', 'RETRY', 'ERROR', 'ACTIVE', 'CREATED']);
  const first = await client.logs({ count: 4 });
  const rest = await client.logs({ count: 4, cursor: first.cursor });
  expect([...first.logs, ...rest.logs]).toHaveLength(7);
  const named = await fetch(`${url}/v2/logs?state=ERROR`, { headers: { authorization: `Bearer ${token}` } });
  expect(await named.json()).toMatchObject({
    logs: [{ state: 'ERROR', responseStatus: 500, responseBody: btoa('x') }],
  });
});
