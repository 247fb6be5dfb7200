import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listener, listen } from '../../local/serve.ts';
import { freePorts } from '../../local/settings.ts';
import { startWorker, type Worker } from '../../local/worker.ts';

let worker: Worker;
let neighbour: Listener;
const lines: string[] = [];

const ask = async (path: string) => {
  const response = await fetch(`${worker.url}${path}`);
  return response.json();
};
const fetchThrough = (url: string) => ask(`/v1/fetch?${new URLSearchParams({ url })}`);

beforeAll(async () => {
  const ports = await freePorts();
  neighbour = await listen(0, async () => new Response('neighbour'));
  worker = await startWorker({
    port: ports.api,
    innerPort: ports.inner,
    bindings: { FIXTURE_NAME: 'given' },
    folder: null,
    config: 'test/local/fixtures/wrangler.toml',
    loopbackOnly: true,
    log: (line) => lines.push(line),
  });
});

afterAll(async () => {
  await worker.close();
  await neighbour.close();
});

async function untilItAnswers(): Promise<unknown> {
  for (;;) {
    const answer = await ask('/v1/env').catch(() => null);
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('the worker runs with its variables and with the modules of Node', async () => {
  expect(await ask('/v1/env')).toEqual({ name: 'given', sha: '11f6ad8ec52a2984abaafd7c3b516503785c2072' });
});

test('the assets of wrangler.toml are served beside it', async () => {
  expect(await (await fetch(worker.url)).text()).toContain('<title>fixture</title>');
});

test('a cron trigger runs as of the time it is fired for', async () => {
  expect(await worker.cron('* * * * *', 1_800_000_000_000)).toBe('ok');
  expect(await ask('/v1/fired')).toContainEqual({ cron: '* * * * *', at: 1_800_000_000_000 });
});

test('the worker reaches its neighbours on loopback', async () => {
  expect(await fetchThrough(neighbour.url)).toEqual({ status: 200, text: 'neighbour' });
});

test.each(['https://example.com/', 'http://192.0.2.1/', 'http://127.0.0.1.example.com/'])(
  'a request to %s does not leave the machine',
  async (url) => {
    expect(await fetchThrough(url)).toMatchObject({ status: 502 });
  },
);

test('a refused connection and one that breaks are answered as by the edge of the real network', async () => {
  const { api: nobody } = await freePorts();
  const breaking = createServer((socket) => socket.once('data', () => socket.destroy()));
  await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
  const { port } = breaking.address() as AddressInfo;
  expect(await fetchThrough(`http://127.0.0.1:${nobody}/`)).toMatchObject({ status: 521 });
  expect(await fetchThrough(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 520 });
  await new Promise((resolve) => breaking.close(resolve));
});

test('a killed worker is back by itself', async () => {
  await worker.kill();
  expect(await untilItAnswers()).toMatchObject({ name: 'given' });
  expect(lines).toContain('The runtime ended unexpectedly and was started again.');
});

test('a worker that is killed again while it comes back is brought back too', async () => {
  await worker.kill();
  while ((await worker.kill()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await untilItAnswers()).toMatchObject({ name: 'given' });
});

test('a port in use is said in one sentence', async () => {
  await expect(listen(neighbour.port, async () => new Response(), 'QStash')).rejects.toThrow(
    `Port ${neighbour.port} (QStash) is in use.`,
  );
});
