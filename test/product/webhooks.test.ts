import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { anInvoice } from './papers.ts';
import { aReceiver, aWebhook, type Delivery, deliveriesOf, send, theDelivery, verified } from './receiver.ts';
import { type User, world } from './world.ts';

afterEach(() => world.heal());

const processed = { event_types: ['document.processed'] };

async function upload(user: User) {
  const { documents } = await world.upload(user, anInvoice());
  return documents[0]?.id ?? '';
}

/** Somebody with a receiver that answers like this, who is owed one call of it. */
async function owed(...answers: Parameters<typeof aReceiver>) {
  const [ada, receiver] = [await world.user(), await aReceiver(...answers)];
  const webhook = await aWebhook(ada, receiver.url, processed);
  const document = await upload(ada);
  await world.settled(ada, document);
  return { ada, receiver, webhook, document };
}

test('a document is told from its upload to its end, signed and without what it says', async () => {
  const [ada, receiver] = [await world.user(), await aReceiver(204)];
  const { id, secret } = await aWebhook(ada, receiver.url, { description: 'Our archive' });
  const number = 'INV-of-a-webhook';
  const { documents, batch } = await world.upload(ada, anInvoice('paper.pdf', number));
  for (const type of ['document.uploaded', 'document.processed', 'batch.finished']) await receiver.told(type);
  const messages = receiver.calls.map((call) => verified(secret, call));
  const of = (type: string) => messages.filter((message) => message.type === type).map(({ data }) => data);
  const ids = {
    document_id: documents[0]?.id,
    job_id: documents[0]?.job_id,
    batch_id: batch.id,
    filename: 'paper.pdf',
  };
  expect(of('document.uploaded')).toMatchObject([ids]);
  expect(of('document.processed')).toMatchObject([{ ...ids, generation: 1 }]);
  expect(of('batch.finished')).toMatchObject([{ batch_id: batch.id, total: 1, completed: 1 }]);
  expect(JSON.stringify(receiver.calls)).not.toContain(number);
  expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  await expect
    .poll(async () => (await deliveriesOf(ada, id)).map(({ status, attempts }) => [status, attempts]))
    .toEqual(Array.from({ length: 3 }, () => ['delivered', 1]));
  const { data } = await world.get<{ data: { type: string }[] }>(ada, '/v1/events?after=0');
  expect(data.filter(({ type }) => type === 'webhook_delivered')).toHaveLength(3);
});

test('the example of the documentation verifies calls, and refuses all others', async () => {
  const [, code = ''] = /```js\n(.+?)```/s.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? [];
  const { verify } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const [ada, receiver] = [await world.user(), await aReceiver(204)];
  const { id, secret } = await aWebhook(ada, receiver.url);
  expect((await send(ada, 'POST', `/v1/webhooks/${id}/test`)).status).toBe(200);
  const { headers, body } = receiver.calls[0] ?? { headers: {}, body: '' };
  const sent = (changes: Record<string, string> = {}) =>
    new Headers({ ...(headers as Record<string, string>), ...changes });
  expect(await verify(secret, sent(), body)).toMatchObject({ type: 'webhook.test', data: { webhook_id: id } });
  await expect(verify(secret, sent(), `${body} `)).rejects.toThrow('not signed');
  await expect(verify(`whsec_${'A'.repeat(43)}=`, sent(), body)).rejects.toThrow('not signed');
  await expect(verify(secret, sent({ 'webhook-timestamp': '1000000000' }), body)).rejects.toThrow('too old');
  await expect(verify(secret, new Headers(), body)).rejects.toThrow('too old');
});

describe('a receiver', () => {
  test('that fails is called again with the same message until it answers', async () => {
    const { ada, receiver, webhook } = await owed(500, 302, 200);
    expect(await theDelivery(ada, webhook.id, 'owed', 1)).toMatchObject({ http_status: 500, response: 'answered 500' });
    await world.clock.advance('6s');
    expect(await theDelivery(ada, webhook.id, 'owed', 2)).toMatchObject({ error: { code: 'redirected' } });
    await world.clock.advance('70s');
    const delivery = await theDelivery(ada, webhook.id, 'delivered');
    expect(delivery).toMatchObject({ attempts: 3, http_status: 200, error: null });
    expect(receiver.calls.map(({ headers }) => headers['webhook-id'])).toEqual(Array(3).fill(delivery.message_id));
    for (const call of receiver.calls) expect(verified(webhook.secret, call).type).toBe('document.processed');
  });

  test('that has gone away for good is tried for days, and then given up', async () => {
    const { ada, receiver, webhook } = await owed(503);
    await theDelivery(ada, webhook.id, 'owed', 1);
    // Seven tries are the queue's, the others the sweep's.
    for (const pause of ['6s', '65s', '6m', '32m', '127m', '9h', '22h', '26h']) await world.clock.advance(pause);
    expect(await theDelivery(ada, webhook.id, 'failed')).toMatchObject({ attempts: 9 });
    expect(receiver.calls).toHaveLength(9);
  });

  test('that hangs keeps nobody else waiting', async () => {
    const { ada, receiver, webhook } = await owed(() => {}, 200);
    await receiver.told('document.processed');
    const bob = await world.user();
    const other = await aReceiver(204);
    await aWebhook(bob, other.url);
    await upload(bob);
    await other.told('batch.finished');
    expect((await deliveriesOf(ada, webhook.id))[0]).toMatchObject({ status: 'delivering' });
    expect(await theDelivery(ada, webhook.id, 'owed', 1)).toMatchObject({
      http_status: null,
      error: { code: 'timeout' },
    });
  });

  test('that answers 410 is left alone until its webhook is enabled again', async () => {
    const { ada, receiver, webhook } = await owed(410, 200);
    await theDelivery(ada, webhook.id, 'failed');
    const { data } = await world.get<{ data: object[] }>(ada, '/v1/webhooks');
    expect(data).toMatchObject([{ id: webhook.id, enabled: false, disabled_reason: 'gone' }]);
    await world.settled(ada, await upload(ada));
    expect(receiver.calls).toHaveLength(1);
    const enabled = await send(ada, 'PATCH', `/v1/webhooks/${webhook.id}`, { enabled: true });
    expect(await enabled.json()).toMatchObject({ enabled: true, disabled_reason: null });
    await upload(ada);
    await receiver.told('document.processed', 2);
  });

  test('hears the same message once more when it is replayed', async () => {
    const { ada, receiver, webhook } = await owed(200);
    const { id, message_id } = await theDelivery(ada, webhook.id, 'delivered');
    const path = `/v1/webhooks/${webhook.id}/deliveries/${id}/replay`;
    const replayed = await send(ada, 'POST', path);
    expect([replayed.status, await replayed.json()]).toMatchObject([202, { message_id, replay_of: id }]);
    await receiver.told('document.processed', 2);
    const [first, second] = receiver.calls;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
  });

  test('believes either secret while one takes the place of the other', async () => {
    const [ada, receiver] = [await world.user(), await aReceiver(204)];
    const { id, secret } = await aWebhook(ada, receiver.url);
    const rotated = await (await send(ada, 'POST', `/v1/webhooks/${id}/rotate-secret`, { grace_seconds: 3600 })).json();
    const call = async () => {
      await send(ada, 'POST', `/v1/webhooks/${id}/test`);
      return receiver.calls.at(-1);
    };
    const inBetween = await call();
    for (const either of [secret, rotated.secret]) expect(verified(either, inBetween).type).toBe('webhook.test');
    await world.clock.advance('61m');
    const afterwards = await call();
    expect(verified(rotated.secret, afterwards).type).toBe('webhook.test');
    expect(() => verified(secret, afterwards)).toThrow('No matching signature');
  });

  test('is told in a test what is wrong with it', async () => {
    const ada = await world.user();
    const { id } = await aWebhook(ada, 'http://127.0.0.1:9/nobody');
    const response = await send(ada, 'POST', `/v1/webhooks/${id}/test`);
    const delivery = (await response.json()) as Delivery;
    expect([response.status, delivery.status, delivery.type]).toEqual([200, 'failed', 'webhook.test']);
    expect(delivery.error?.detail).toMatch(/521|could not be reached/);
  });
});

describe('nothing is lost', () => {
  test('when the worker is killed between the answer of a receiver and its mark', async () => {
    await world.fault({ service: 'worker', fault: 'kill', match: 'settle_delivery', times: 1 });
    const { ada, receiver, webhook } = await owed(200);
    await receiver.told('document.processed', 2);
    const { message_id } = await theDelivery(ada, webhook.id, 'delivered');
    expect(receiver.calls.map(({ headers }) => headers['webhook-id'])).toEqual([message_id, message_id]);
  });

  test('when the database is away between the answer of a receiver and its mark', async () => {
    const { id } = await world.fault({ service: 'postgrest', fault: '5xx-after', match: 'settle_delivery', times: 2 });
    const { ada, receiver, webhook } = await owed(200);
    await expect.poll(async () => (await world.faults()).find((one) => one.id === id)?.fired).toBe(2);
    await world.clock.advance('5s');
    expect(await theDelivery(ada, webhook.id, 'delivered')).toMatchObject({ attempts: 1 });
    expect(receiver.calls).toHaveLength(1);
  });

  test('when the queue is away', async () => {
    await world.fault({ service: 'qstash', fault: 'refuse' });
    const [ada, receiver] = [await world.user(), await aReceiver(200)];
    const webhook = await aWebhook(ada, receiver.url, { event_types: ['document.uploaded'] });
    await upload(ada);
    expect(await theDelivery(ada, webhook.id, 'owed')).toMatchObject({ attempts: 0 });
    await world.heal();
    await world.clock.advance('2m');
    await theDelivery(ada, webhook.id, 'delivered');
    expect(receiver.calls).toHaveLength(1);
  });

  test('and nothing is told twice when the queue delivers twice', async () => {
    await world.fault({ service: 'qstash', fault: 'duplicate-concurrent', match: 'call-webhook' });
    const { ada, receiver, webhook } = await owed(200);
    await theDelivery(ada, webhook.id, 'delivered');
    await world.clock.advance('2m');
    expect(receiver.calls).toHaveLength(1);
  });
});

describe('a webhook', () => {
  test.each([
    ['http://example.com/hook', 'https'],
    ['https://169.254.169.254/latest', 'IP address'],
    ['https://metadata.google.internal/', 'public internet'],
    ['https://ada:secret@example.com/', 'password'],
    ['https://example.com:6379/', 'port'],
  ])('is not made of %s', async (url, word) => {
    const response = await send(await world.user(), 'POST', '/v1/webhooks', { url });
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { code: 'invalid_input', issues: [{ path: 'url', message: expect.stringContaining(word) }] },
    ]);
  });

  test('of somebody else is not there', async () => {
    const [ada, bob] = [await world.user(), await world.user()];
    const { id, secret } = await aWebhook(ada, 'https://example.com/hook');
    await upload(ada);
    const [delivery] = await deliveriesOf(ada, id);
    for (const [method, path, body] of [
      ['PATCH', '', { enabled: false }],
      ['DELETE', ''],
      ['POST', '/test'],
      ['POST', '/rotate-secret'],
      ['GET', '/deliveries'],
      ['POST', `/deliveries/${delivery?.id}/replay`],
    ] as const)
      expect([path, (await send(bob, method, `/v1/webhooks/${id}${path}`, body)).status]).toEqual([path, 404]);
    expect(await world.get(bob, '/v1/webhooks')).toEqual({ data: [] });
    expect(JSON.stringify(await world.get(ada, '/v1/webhooks'))).not.toContain(secret);
    expect((await send(ada, 'DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
    expect((await send(ada, 'DELETE', `/v1/webhooks/${id}`)).status).toBe(404);
  });
});
