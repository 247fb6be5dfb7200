import { expect, test } from 'vitest';
import { minute, startStack } from './stack.ts';

async function startWithDeadLetters(bodies: string[]) {
  const stack = await startStack();
  stack.endpoint.respond(() => new Response('no', { status: 422, headers: { 'X-Reason': 'test' } }));
  for (const body of bodies) {
    await stack.client.publish({
      url: stack.endpoint.url,
      body,
      retries: 0,
      label: body,
      headers: { 'X-Trace': body },
    });
  }
  await stack.settled();
  return stack;
}

test('a message that failed for good is kept with its last answer', async () => {
  const stack = await startWithDeadLetters(['a']);
  const { messages, cursor } = await stack.client.dlq.listMessages();
  expect(cursor).toBeUndefined();
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({
    url: stack.endpoint.url,
    method: 'POST',
    body: 'a',
    maxRetries: 0,
    label: 'a',
    labels: ['a'],
    header: { 'X-Trace': ['a'] },
    responseStatus: 422,
    responseHeader: { 'X-Reason': ['test'] },
    responseBody: 'no',
  });
});

test('a retried dead letter becomes a new message with all its attempts', async () => {
  const stack = await startWithDeadLetters(['a', 'b']);
  const { messages } = await stack.client.dlq.listMessages({ filter: { label: 'a' } });
  const [dead] = messages;
  stack.endpoint.respond(() => new Response());
  const retried = await stack.client.dlq.retry(dead?.dlqId ?? '');
  await stack.settled();
  const call = stack.endpoint.calls.at(-1);
  expect(call?.body).toBe('a');
  expect(call?.headers.get('upstash-retried')).toBe('0');
  expect(call?.headers.get('upstash-message-id')).toBe(retried.responses[0]?.messageId);
  expect(retried.responses[0]?.messageId).not.toBe(dead?.messageId);
  expect((await stack.client.dlq.listMessages()).messages.map(({ body }) => body)).toEqual(['b']);
  await expect(stack.client.dlq.retry(dead?.dlqId ?? '')).rejects.toMatchObject({ status: 404 });
  expect(stack.counts['qstash.messages']).toBe(3);
});

test('dead letters are deleted one by one, by list, by filter or all', async () => {
  const { client } = await startWithDeadLetters(['a', 'b', 'c', 'd', 'e']);
  const ids = Object.fromEntries((await client.dlq.listMessages()).messages.map(({ body, dlqId }) => [body, dlqId]));
  await client.dlq.delete(ids.a ?? '');
  await expect(client.dlq.delete(ids.a ?? '')).rejects.toMatchObject({ status: 404 });
  expect(await client.dlq.delete([ids.b ?? ''])).toMatchObject({ deleted: 1 });
  expect(await client.dlq.delete({ filter: { label: 'c' } })).toMatchObject({ deleted: 1 });
  expect(await client.dlq.delete({ all: true })).toMatchObject({ deleted: 2 });
  expect((await client.dlq.listMessages()).messages).toEqual([]);
});

test('dead letters come in pages, and all of them can be retried page by page', async () => {
  const stack = await startWithDeadLetters(['a', 'b', 'c', 'd', 'e']);
  const first = await stack.client.dlq.listMessages({ count: 3 });
  const second = await stack.client.dlq.listMessages({ count: 3, cursor: first.cursor });
  expect([...first.messages, ...second.messages].map(({ body }) => body)).toEqual(['e', 'd', 'c', 'b', 'a']);
  expect(second.cursor).toBeUndefined();
  stack.endpoint.respond(() => new Response());
  let pages = 0;
  let cursor: string | undefined;
  do {
    ({ cursor } = await stack.client.dlq.retry({ all: true, count: 2, cursor }));
    pages += 1;
  } while (cursor);
  await stack.settled();
  expect(pages).toBe(3);
  expect(stack.endpoint.calls).toHaveLength(10);
  expect((await stack.client.dlq.listMessages()).messages).toEqual([]);
});

test('filters of one kind are alternatives and of several kinds all hold', async () => {
  const { client, endpoint } = await startWithDeadLetters(['a', 'b', 'c']);
  const list = async (filter: { label?: string[]; responseStatus?: number[]; url?: string[] }) =>
    (await client.dlq.listMessages({ filter })).messages.map(({ body }) => body);
  expect(await list({ label: ['a', 'c'] })).toEqual(['c', 'a']);
  expect(await list({ label: ['a', 'c'], responseStatus: [500] })).toEqual([]);
  expect(await list({ label: ['a'], responseStatus: [422], url: [endpoint.url] })).toEqual(['a']);
});

test('dead letters are kept for a week', async () => {
  const { client, advance } = await startWithDeadLetters(['a']);
  await advance(7 * 24 * 60 * minute);
  expect((await client.dlq.listMessages()).messages).toHaveLength(1);
  await advance(minute);
  expect((await client.dlq.listMessages()).messages).toEqual([]);
});
