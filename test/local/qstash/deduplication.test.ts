import { expect, test } from 'vitest';
import { minute, startStack, token } from './stack.ts';

test('a second publish under the same id is swallowed for ten minutes, even after the first arrived', async () => {
  const { client, endpoint, settled, advance, counts } = await startStack();
  const publish = () => client.publishJSON({ url: endpoint.url, deduplicationId: 'job:1:0:1' });
  const first = await publish();
  await settled();
  await advance(10 * minute - 1);
  expect(await publish()).toEqual({ messageId: first.messageId, deduplicated: true });
  expect(endpoint.calls).toHaveLength(1);
  await advance(1);
  expect((await publish()).messageId).not.toBe(first.messageId);
  await settled();
  expect(endpoint.calls).toHaveLength(2);
  expect(counts).toEqual({ 'qstash.messages': 2 });
});

test('a duplicate is answered with 202', async () => {
  const { url, endpoint } = await startStack();
  const publish = () =>
    fetch(`${url}/v2/publish/${endpoint.url}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'upstash-deduplication-id': 'a' },
    });
  expect((await publish()).status).toBe(200);
  expect((await publish()).status).toBe(202);
});

test('duplicates within one batch are found too', async () => {
  const { client, endpoint, settled } = await startStack();
  const message = () => ({ url: endpoint.url, body: 1, deduplicationId: 'same' });
  const answers = await client.batchJSON([message(), message(), { ...message(), deduplicationId: 'other' }]);
  await settled();
  expect(answers.map((answer) => 'deduplicated' in answer)).toEqual([false, true, false]);
  expect(endpoint.calls).toHaveLength(2);
});

test('with content-based deduplication the same body, address and headers are the same message', async () => {
  const { client, endpoint, settled } = await startStack();
  const publish = (body: string, trace: string) =>
    client.publish({ url: endpoint.url, body, contentBasedDeduplication: true, headers: { 'X-Trace': trace } });
  const first = await publish('a', '1');
  expect(await publish('a', '1')).toEqual({ messageId: first.messageId, deduplicated: true });
  await publish('b', '1');
  await publish('a', '2');
  await settled();
  expect(endpoint.calls).toHaveLength(3);
});
