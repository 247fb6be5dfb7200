import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createQueue } from '../../../../lib/adapters/upstash/queue.ts';
import type { QueueMessage } from '../../../../lib/ports.ts';
import { gate, listen, second, startStack, token } from '../../../local/qstash/stack.ts';

const message = (job: string, fields: Partial<QueueMessage> = {}): QueueMessage => ({
  task: 'run_job',
  job_id: job,
  queue: 'default',
  dedupe_key: `job:${job}:0:1`,
  parallelism: 4,
  rate: null,
  period: null,
  delay_ms: 0,
  ...fields,
});

async function startQueue() {
  const stack = await startStack();
  const appUrl = new URL(stack.endpoint.url).origin;
  return { stack, queue: createQueue({ url: stack.url, token, appUrl: `${appUrl}/` }), appUrl };
}

test('a job is one message that carries its id and nothing else', async () => {
  const { stack, queue, appUrl } = await startQueue();
  await queue.publish([message('a')]);
  await stack.settled();
  expect(stack.endpoint.calls.map(({ url, body }) => ({ url, body }))).toEqual([
    { url: `${appUrl}/messages/run-job`, body: '{"v":1,"job_id":"a"}' },
  ]);
  expect(stack.counts).toEqual({ 'qstash.messages': 1 });
  expect(stack.exchanges.map(({ target }) => target)).toEqual([`/v2/publish/${appUrl}/messages/run-job`]);
  expect(Object.keys(stack.exchanges[0]?.headers ?? {}).filter((name) => name.includes('telemetry'))).toEqual([]);
});

test('work that lies in rows is asked for at its own address', async () => {
  const { stack, queue, appUrl } = await startQueue();
  await queue.publish([
    message('a', { task: 'send_mails', job_id: null, queue: 'send_mails', dedupe_key: 'task:send_mails:1' }),
    message('b', { task: 'embed', job_id: null, queue: 'embed', dedupe_key: 'task:embed:1' }),
  ]);
  await stack.settled();
  expect(stack.endpoint.calls.map(({ url, body }) => ({ url, body }))).toEqual([
    { url: `${appUrl}/messages/send-mails`, body: '{"v":1}' },
    { url: `${appUrl}/messages/embed`, body: '{"v":1}' },
  ]);
});

test('several jobs are published in one call, each under its own queue and id', async () => {
  const { stack, queue } = await startQueue();
  const many = [message('a'), message('b', { queue: 'bulk', parallelism: 2, rate: 10, period: '5m' }), message('c')];
  await queue.publish(many);
  await stack.settled();
  expect(stack.exchanges.map(({ target }) => target)).toEqual(['/v2/batch']);
  expect(stack.endpoint.calls.map(({ body }) => body).sort()).toEqual([
    '{"v":1,"job_id":"a"}',
    '{"v":1,"job_id":"b"}',
    '{"v":1,"job_id":"c"}',
  ]);
  expect(await stack.client.flowControl.get('default')).toMatchObject({ parallelismMax: 4 });
  expect(await stack.client.flowControl.get('bulk')).toMatchObject({ parallelismMax: 2, rateMax: 10, ratePeriod: 300 });
});

test('publishing a job again within ten minutes does nothing', async () => {
  const { stack, queue } = await startQueue();
  await queue.publish([message('a')]);
  await queue.publish([message('a'), message('b')]);
  await stack.settled();
  expect(stack.endpoint.calls).toHaveLength(2);
});

test('a failing run is tried again after 1, 4, 16, 64, 256 and 1,024 seconds', async () => {
  const { stack, queue } = await startQueue();
  stack.endpoint.respond(() => new Response('', { status: 503 }));
  await queue.publish([message('a')]);
  await stack.settled();
  for (let next = stack.qstash.nextDue(); next !== null; next = stack.qstash.nextDue()) {
    await stack.advance(next - stack.now);
  }
  expect(stack.endpoint.gaps()).toEqual([1, 4, 16, 64, 256, 1024]);
});

test('a delay is rounded up to whole seconds', async () => {
  const { stack, queue } = await startQueue();
  await queue.publish([message('a', { delay_ms: 1200 })]);
  await stack.advance(2 * second - 1);
  expect(stack.endpoint.calls).toHaveLength(0);
  await stack.advance(1);
  expect(stack.endpoint.calls).toHaveLength(1);
});

test('publishing nothing calls nobody', async () => {
  await createQueue({ url: 'http://127.0.0.1:1', token, appUrl: 'http://127.0.0.1:1' }).publish([]);
});

test('a broker that cannot be reached is tried once more and then reported as unavailable', async () => {
  let tried = 0;
  const unreachable = createServer((socket) => {
    tried += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => unreachable.listen(0, '127.0.0.1', resolve));
  const { port } = unreachable.address() as AddressInfo;
  const queue = createQueue({ url: `http://127.0.0.1:${port}`, token, appUrl: 'http://127.0.0.1:1' });
  await expect(queue.publish([message('a')])).rejects.toMatchObject({ name: 'AppError', code: 'unavailable' });
  expect(tried).toBe(2);
  unreachable.close();
});

test('a broker that refuses is not asked again', async () => {
  let asked = 0;
  const broker = await listen(() => {
    asked += 1;
    return Response.json({ error: 'quota exceeded' }, { status: 429 });
  });
  const queue = createQueue({ url: broker.url, token, appUrl: 'http://127.0.0.1:1' });
  await expect(queue.publish([message('a')])).rejects.toMatchObject({ code: 'unavailable' });
  expect(asked).toBe(1);
  await broker.close();
});

test('a batch of which a part was refused is reported as unavailable', async () => {
  const broker = await listen(() => Response.json([{ messageId: 'msg_1' }, { error: 'quota exceeded' }]));
  const queue = createQueue({ url: broker.url, token, appUrl: 'http://127.0.0.1:1' });
  await expect(queue.publish([message('a'), message('b')])).rejects.toMatchObject({ code: 'unavailable' });
  await broker.close();
});

test('a broker that never answers is given up after two seconds', async () => {
  const arrived = gate();
  const broker = await listen(() => {
    arrived.open();
    return new Promise<Response>(() => {});
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(async () => {
    vi.useRealTimers();
    await broker.close();
  });
  const queue = createQueue({ url: broker.url, token, appUrl: 'http://127.0.0.1:1' });
  let failure: unknown = null;
  const publishing = queue.publish([message('a')]).catch((error) => {
    failure = error;
  });
  await arrived.opened;
  await vi.advanceTimersByTimeAsync(1999);
  expect(failure).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  await publishing;
  expect(failure).toMatchObject({ code: 'unavailable' });
});

test('a period that is no duration is a fault of ours', async () => {
  const { queue } = await startQueue();
  await expect(queue.publish([message('a', { rate: 1, period: 'daily' })])).rejects.toMatchObject({ code: 'internal' });
});
