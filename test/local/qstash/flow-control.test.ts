import { expect, test } from 'vitest';
import { type ArrivedCall, gate, minute, second, startStack } from './stack.ts';

type Stack = Awaited<ReturnType<typeof startStack>>;
type Limits = { parallelism?: number; rate?: number; period?: `${bigint}m` };

const publishMany = (stack: Stack, count: number, limits: Limits, key = 'bulk') =>
  stack.client.batchJSON(
    Array.from({ length: count }, (_, index) => ({
      url: stack.endpoint.url,
      body: index,
      flowControl: { key, ...limits, rate: limits.rate ?? 1000 },
    })),
  );

const bodies = (calls: ArrivedCall[]) => calls.map(({ body }) => Number(body));

test('no more messages of a key are in flight than its parallelism allows', async () => {
  const stack = await startStack();
  const [full, answered] = [gate(), gate()];
  let inFlight = 0;
  let most = 0;
  stack.endpoint.respond(async () => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    if (inFlight === 3) full.open();
    await answered.opened;
    inFlight -= 1;
    return new Response();
  });
  await publishMany(stack, 12, { parallelism: 3 });
  await full.opened;
  expect(await stack.client.flowControl.get('bulk')).toMatchObject({ waitListSize: 9, parallelismCount: 3 });
  answered.open();
  await stack.settled();
  expect(stack.endpoint.calls).toHaveLength(12);
  expect(most).toBe(3);
});

test('one key does not hold up another', async () => {
  const stack = await startStack();
  const { opened, open } = gate();
  const arrived = gate();
  stack.endpoint.respond(async ({ body }) => {
    if (body === '"urgent"') arrived.open();
    else await opened;
    return new Response();
  });
  await publishMany(stack, 5, { parallelism: 1 });
  await stack.client.publishJSON({
    url: stack.endpoint.url,
    body: 'urgent',
    flowControl: { key: 'interactive', parallelism: 1 },
  });
  await arrived.opened;
  expect(stack.endpoint.calls).toHaveLength(2);
  expect(await stack.client.flowControl.get('bulk')).toMatchObject({
    waitListSize: 4,
    parallelismMax: 1,
    parallelismCount: 1,
  });
  expect(await stack.client.flowControl.getGlobalParallelism()).toMatchObject({ parallelismCount: expect.any(Number) });
  open();
  await stack.settled();
  expect(stack.endpoint.calls).toHaveLength(6);
});

test('a rate lets only so many messages begin within a period, in the order of their publish', async () => {
  const stack = await startStack();
  await publishMany(stack, 25, { rate: 10, period: '1m' });
  await stack.settled();
  expect(bodies(stack.endpoint.calls).sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, index) => index));
  expect(await stack.client.flowControl.get('bulk')).toMatchObject({
    waitListSize: 15,
    rateMax: 10,
    rateCount: 10,
    ratePeriod: 60,
  });
  await stack.advance(minute - 1);
  expect(stack.endpoint.calls).toHaveLength(10);
  await stack.advance(1);
  expect(stack.endpoint.calls).toHaveLength(20);
  await stack.advance(minute);
  expect(stack.endpoint.calls).toHaveLength(25);
});

test('the period is a second unless it is given', async () => {
  const stack = await startStack();
  await publishMany(stack, 3, { rate: 2 });
  await stack.settled();
  expect(stack.endpoint.calls).toHaveLength(2);
  await stack.advance(second);
  expect(stack.endpoint.calls).toHaveLength(3);
});

test('the limits published last hold for all messages of the key', async () => {
  const stack = await startStack();
  await publishMany(stack, 10, { rate: 1, period: '1m' });
  await stack.settled();
  await publishMany(stack, 1, { rate: 6, period: '1m' });
  await stack.settled();
  expect(stack.endpoint.calls).toHaveLength(6);
});

test('a waiting retry does not take the place of another message', async () => {
  const stack = await startStack();
  stack.endpoint.respond(({ body }) => new Response('', { status: body === '0' ? 500 : 200 }));
  await publishMany(stack, 3, { parallelism: 1 });
  await stack.settled();
  expect(bodies(stack.endpoint.calls)).toEqual([0, 1, 2]);
});

test('an unknown key is not found', async () => {
  const { client } = await startStack();
  await expect(client.flowControl.get('nobody')).rejects.toMatchObject({ status: 404 });
});
