import { expect, test } from 'vitest';
import { gate, minute, second, startStack } from './stack.ts';

test('messages, their retries and their order outlive a restart', async () => {
  const stack = await startStack();
  stack.endpoint.respond(() => new Response('', { status: 500 }));
  const { messageId } = await stack.client.publishJSON({ url: stack.endpoint.url, body: 'first', retryDelay: '60000' });
  await stack.settled();
  await stack.client.publishJSON({ url: stack.endpoint.url, body: 'second', delay: 30 });
  await stack.restart();
  stack.endpoint.respond(() => new Response());
  await stack.advance(minute);
  expect(stack.endpoint.calls.slice(1).map(({ body }) => body)).toEqual(['"second"', '"first"']);
  const last = stack.endpoint.calls.at(-1)?.headers;
  expect(last?.get('upstash-message-id')).toBe(messageId);
  expect(last?.get('upstash-retried')).toBe('1');
});

/** An endpoint that is reached and never answers. */
function hang(stack: Awaited<ReturnType<typeof startStack>>) {
  const arrived = gate();
  stack.endpoint.respond(() => {
    arrived.open();
    return new Promise<Response>(() => {});
  });
  return arrived.opened;
}

test('an attempt that the end of the broker broke off has failed: the next one comes after its delay and counts on', async () => {
  const stack = await startStack();
  const arrived = hang(stack);
  const { messageId } = await stack.client.publishJSON({ url: stack.endpoint.url, retryDelay: '1000 * (1 + retried)' });
  await arrived;
  await stack.restart();
  stack.endpoint.respond(() => new Response());
  await stack.advance(second - 1);
  expect(stack.endpoint.calls).toHaveLength(1);
  await stack.advance(1);
  expect(stack.endpoint.calls.map(({ headers }) => headers.get('upstash-message-id'))).toEqual([messageId, messageId]);
  expect(stack.endpoint.calls.map(({ headers }) => headers.get('upstash-retried'))).toEqual(['0', '1']);
  const { logs } = await stack.client.logs({ messageIds: [messageId] });
  expect(logs.map(({ state }) => state).reverse()).toEqual([
    'CREATED',
    'ACTIVE',
    'ERROR',
    'RETRY',
    'ACTIVE',
    'DELIVERED',
  ]);
});

test('a last attempt that was broken off makes a dead letter', async () => {
  const stack = await startStack();
  const arrived = hang(stack);
  const { messageId } = await stack.client.publishJSON({ url: stack.endpoint.url, retries: 0 });
  await arrived;
  await stack.restart();
  await stack.advance(minute);
  expect(stack.endpoint.calls).toHaveLength(1);
  expect((await stack.client.dlq.listMessages()).messages).toMatchObject([{ messageId }]);
});

test('an attempt that ended is not counted again at a restart', async () => {
  const stack = await startStack();
  stack.endpoint.respond(() => new Response('', { status: 500 }));
  await stack.client.publishJSON({ url: stack.endpoint.url, retryDelay: '1000' });
  await stack.settled();
  await stack.restart();
  await stack.restart();
  await stack.advance(second);
  expect(stack.endpoint.calls.map(({ headers }) => headers.get('upstash-retried'))).toEqual(['0', '1']);
});

test('the deduplication window, the dead letters, the logs and the limits outlive a restart', async () => {
  const stack = await startStack();
  stack.endpoint.respond(() => new Response('', { status: 500 }));
  const message = () => ({
    url: stack.endpoint.url,
    retries: 0,
    deduplicationId: 'job:1',
    flowControl: { key: 'slow', rate: 1, period: '1m', parallelism: 1 } as const,
  });
  const first = await stack.client.publishJSON(message());
  await stack.settled();
  await stack.client.publishJSON({ ...message(), deduplicationId: 'job:2' });
  await stack.client.publishJSON({ ...message(), deduplicationId: 'job:3' });
  await stack.restart();
  expect(await stack.client.publishJSON(message())).toEqual({ messageId: first.messageId, deduplicated: true });
  expect((await stack.client.logs({ messageIds: [first.messageId] })).logs).toHaveLength(4);
  await stack.settled();
  expect(stack.endpoint.calls).toHaveLength(2);
  const dead = (await stack.client.dlq.listMessages()).messages.map(({ messageId }) => messageId);
  expect(dead).toContain(first.messageId);
  await stack.advance(minute);
  expect(stack.endpoint.calls).toHaveLength(3);
});

test('nothing is sent once the broker is closed', async () => {
  const stack = await startStack();
  await stack.client.publishJSON({ url: stack.endpoint.url, delay: 1 });
  await stack.qstash.close();
  await stack.advance(second);
  expect(stack.endpoint.calls).toEqual([]);
  await stack.restart();
});

test('every message ends delivered or dead, whatever fails and however often the broker restarts', async () => {
  const arrived = new Set<string>();
  let round = 0;
  const stack = await startStack({
    deliver: async (request) => {
      const body = await request.text();
      arrived.add(body);
      const fate = Number(body) % 17 === 0 ? 1 : (Number(body) * 7 + round) % 5;
      if (fate === 0) throw new TypeError('connection reset');
      return new Response('', { status: fate === 1 ? 500 : 200 });
    },
  });
  const flowControl = { key: 'bulk', parallelism: 7, rate: 40, period: '1m' } as const;
  const messages = Array.from({ length: 200 }, (_, index) => ({
    url: stack.endpoint.url,
    body: index,
    retries: 2,
    retryDelay: '1000 * (1 + retried)',
    ...(index % 2 === 0 ? { flowControl } : { delay: index % 40 }),
  }));
  const published = await stack.client.batchJSON(messages);
  for (; stack.qstash.nextDue() !== null; round += 1) {
    await stack.advance(Math.max(0, (stack.qstash.nextDue() ?? 0) - stack.now));
    if (round % 3 === 0) await stack.restart();
  }
  expect(arrived.size).toBe(200);
  const endings = await readEndings(stack);
  expect(published.map((message) => endings.get('messageId' in message ? message.messageId : '')?.length)).toEqual(
    published.map(() => 1),
  );
  const failed = [...endings.values()].filter(([end]) => end === 'FAILED').length;
  expect(failed).toBeGreaterThan(0);
  expect(await stack.client.dlq.delete({ all: true, count: 100 })).toMatchObject({ deleted: failed });
});

/** The final states that the logs hold for each message. */
async function readEndings({ client }: Awaited<ReturnType<typeof startStack>>): Promise<Map<string, string[]>> {
  const endings = new Map<string, string[]>();
  let cursor: string | undefined;
  do {
    const page = await client.logs({ cursor });
    for (const { messageId, state } of page.logs) {
      if (state === 'DELIVERED' || state === 'FAILED')
        endings.set(messageId, [...(endings.get(messageId) ?? []), state]);
    }
    cursor = page.cursor;
  } while (cursor);
  return endings;
}
