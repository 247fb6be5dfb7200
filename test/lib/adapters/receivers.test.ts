import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createReceivers } from '../../../lib/adapters/receivers.ts';

async function receiver(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

const call = (url: string, timeoutMs?: number) =>
  createReceivers({ timeoutMs }).call({ url, headers: { 'webhook-id': 'msg_1' }, body: '{}' });

test('an answer is its status and the beginning of its body', async () => {
  const url = await receiver((request, response) => {
    response.writeHead(request.method === 'POST' && request.headers['webhook-id'] === 'msg_1' ? 201 : 400);
    response.end(`thanks ${'x'.repeat(100_000)}`);
  });
  const answer = await call(url);
  expect(answer).toMatchObject({ kind: 'answered', status: 201, retry_after_ms: null });
  expect(answer).toHaveProperty('body', `thanks ${'x'.repeat(2041)}`);
});

test('check 34: redirects are answers like any other', async () => {
  let calls = 0;
  const url = await receiver((_, response) => {
    calls += 1;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(await call(url)).toMatchObject({ kind: 'answered', status: 302 });
  expect(calls).toBe(1);
});

test('a receiver says when to come back, in seconds or by a date', async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
  const headers = ['120', inAnHour, 'soon', '-5'];
  const url = await receiver((_, response) => {
    response.writeHead(503, { 'retry-after': headers.shift() }).end();
  });
  const waits: unknown[] = [];
  for (let asked = 0; asked < 4; asked += 1) waits.push(await call(url));
  expect(waits).toMatchObject([
    { retry_after_ms: 120_000 },
    { retry_after_ms: expect.closeTo(3_600_000, -4) },
    { retry_after_ms: null },
    { retry_after_ms: null },
  ]);
});

test('one that never answers, or is not there, is told apart', async () => {
  expect(await call(await receiver(() => {}), 50)).toMatchObject({ kind: 'timeout' });
  expect(await call('http://127.0.0.1:1/')).toMatchObject({ kind: 'unreachable' });
  expect(await call(await receiver((request) => request.destroy()))).toMatchObject({ kind: 'unreachable' });
});

test('one whose body never ends has answered all the same', async () => {
  const url = await receiver((_, response) => void response.writeHead(200).write('thanks'));
  expect(await call(url, 50)).toMatchObject({ kind: 'answered', status: 200, body: 'thanks' });
});
