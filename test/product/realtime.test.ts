import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { sheet } from '../local/engines/drawing.ts';
import { scannedPdf } from '../local/engines/scanned-pdf.ts';
import { aLetter, anInvoice } from './papers.ts';
import { begin, cursorsOf, type Frame, inOrder, isProcessed, listen, logged, type Socket, told } from './socket.ts';
import { type User, world } from './world.ts';

afterEach(() => world.heal());

describe('somebody who watches', () => {
  test('sees where their documents stand, then each step of a new one, and its end once', async () => {
    const ada = await world.user();
    await world.process(ada, aLetter('before.txt'));
    const socket = await listen(ada);
    expect(socket.frames[0]).toMatchObject({
      type: 'snapshot',
      data: { documents: [{ filename: 'before.txt', status: 'completed', progress: 100 }], unread: 1 },
    });

    const { id, job } = await begin(ada, 'new.txt');
    const end = await socket.until(isProcessed(id));
    expect(end.data).toEqual({
      document_id: id,
      filename: 'new.txt',
      status: 'completed',
      error: null,
      processed_at: expect.any(String),
    });
    const steps = socket.frames.filter(({ type }) => type === 'job_progress');
    expect(steps[0]?.data).toEqual({
      job_id: job,
      document_id: id,
      status: 'queued',
      stage: null,
      progress: 0,
      message: null,
    });
    expect(new Set(steps.map(({ data }) => data.status))).toEqual(new Set(['queued', 'processing']));
    inOrder(steps.map(({ data }) => Number(data.progress)));
    inOrder(cursorsOf(socket.frames));
    expect(cursorsOf(socket.frames)).toEqual(await told(ada, socket.frames[0]?.cursor));
    expect(socket.frames.indexOf(end)).toBeGreaterThan(socket.frames.lastIndexOf(steps.at(-1) as Frame));
    socket.close();
  });

  test('hears why a document could not be read, and that there is a notification', async () => {
    const ada = await world.user();
    const socket = await listen(ada);
    const { documents } = await world.upload(ada, { name: 'broken.pdf', bytes: '%PDF-1.4 broken' });
    const end = await socket.until(isProcessed(documents[0]?.id ?? ''));
    expect(end.data).toMatchObject({
      filename: 'broken.pdf',
      status: 'failed',
      error: { code: 'document_corrupt', detail: expect.stringMatching(/\w+ \w+/) },
    });
    const notification = await socket.until(({ type }) => type === 'notification');
    expect(notification.data).toMatchObject({ type: 'job_result', notification_id: expect.any(String) });
    socket.close();
  });

  test('check 25: sees the same in two tabs, and nothing of anybody else', async () => {
    const [ada, bob] = [await world.user(), await world.user()];
    const [first, second, other] = [await listen(ada), await listen(ada), await listen(bob)];
    const { id } = await begin(ada);
    await Promise.all([first.until(isProcessed(id)), second.until(isProcessed(id))]);
    expect(logged(second.frames)).toEqual(logged(first.frames));
    const { id: theirs } = await begin(bob);
    await other.until(isProcessed(theirs));
    expect(other.frames.flatMap(({ data }) => data.document_id ?? [])).not.toContain(id);
    expect(JSON.stringify(first.frames)).not.toContain(theirs);
    for (const socket of [first, second, other]) socket.close();
  });

  test('sees which page is being read, and nothing of it after the end', { timeout: 60_000 }, async () => {
    const ada = await world.user();
    const socket = await listen(ada);
    const sheets = Array.from({ length: 6 }, (_, index) =>
      sheet(425, 550, [{ text: `Sheet ${index}`, x: 60, y: 100 }]),
    );
    const bytes = new Uint8Array(scannedPdf(sheets));
    await world.fault({ service: 'engines', fault: 'delay', ms: 1200 });
    const { documents } = await world.upload(ada, { name: 'scan.pdf', bytes }, { notify: 'false' });
    await socket.until(isProcessed(documents[0]?.id ?? ''), 40_000);
    await setTimeout(600);
    const frames = logged(socket.frames);
    expect(frames.filter(({ data }) => String(data.message).startsWith('Reading page')).length).toBeGreaterThan(1);
    expect(frames.at(-1)?.type).not.toBe('job_progress');
    inOrder(frames.map(({ cursor }) => cursor));
    inOrder(frames.flatMap(({ data }) => (typeof data.progress === 'number' ? data.progress : [])));
    socket.close();
  });

  test('gets a pong for a ping', async () => {
    const socket = await listen(await world.user());
    socket.send({ type: 'ping' });
    expect(await socket.until(({ type }) => type === 'pong')).toEqual({ type: 'pong' });
    socket.close();
  });
});

describe('somebody who was away', () => {
  /** Every event since this cursor arrives on this socket once, in order, whatever came before on others. */
  async function missesNothing(user: User, sockets: Socket[], since = 0): Promise<void> {
    const cursors = sockets.flatMap(({ frames }) => cursorsOf(frames));
    expect(cursors).toEqual(await told(user, since));
  }

  test('goes on after the last cursor: nothing is missed, and nothing comes twice', async () => {
    const ada = await world.user();
    const first = await listen(ada);
    const before = await begin(ada);
    await first.until(isProcessed(before.id));
    first.close();
    await first.closed;
    const meanwhile = await begin(ada);
    await world.settled(ada, meanwhile.id);
    const second = await listen(ada, first.cursor());
    await second.until(isProcessed(meanwhile.id));
    const after = await begin(ada);
    await second.until(isProcessed(after.id));
    expect(second.frames[0]).toMatchObject({
      cursor: first.cursor(),
      data: { documents: [{ document_id: before.id, status: 'completed' }] },
    });
    inOrder(second.frames.map(({ cursor }) => cursor));
    await missesNothing(ada, [first, second]);
    second.close();
  });

  test('comes back after the worker was killed, and sees the end of what was under way', async () => {
    const ada = await world.user();
    const first = await listen(ada);
    await world.fault({ service: 'worker', fault: 'kill', times: 1, match: 'settle_job' });
    const { id } = await begin(ada);
    await first.closed;
    await world.settled(ada, id);
    const second = await listen(ada, first.cursor());
    await second.until(isProcessed(id));
    await missesNothing(ada, [first, second]);
    second.close();
  });
});

test('the example of the documentation watches, and comes back by itself', async () => {
  const [, code = ''] = /```js\n(.+?)```/s.exec(readFileSync('docs/realtime.md', 'utf8')) ?? [];
  const { watch } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const ada = await world.user();
  const frames: Frame[] = [];
  const stop = watch(
    world.env('API_URL'),
    () => ada.token,
    (frame: Frame) => frames.push(frame),
  );
  const isTold = (id: string) => expect.poll(() => frames.some(isProcessed(id)), { timeout: 15_000 }).toBe(true);
  await expect.poll(() => frames.length).toBe(1);
  const first = await begin(ada);
  await isTold(first.id);
  await world.fault({ service: 'worker', fault: 'kill' });
  const isBack = () =>
    world.api(null, '/health').then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(isBack, { timeout: 15_000 }).toBe(200);
  const second = await begin(ada);
  await isTold(second.id);
  expect(cursorsOf(frames)).toEqual(await told(ada, frames[0]?.cursor));
  stop();
});

describe('a long poll', () => {
  const poll = (user: User, query: string) =>
    world.get<{ data: { type: string }[]; cursor: number }>(user, `/v1/events?${query}`);

  test('answers at once when there is something, and otherwise as soon as there is', async () => {
    const ada = await world.user();
    const started = Date.now();
    const polled = poll(ada, 'after=0&wait=20');
    await setTimeout(200);
    const { id } = await begin(ada);
    const { data } = await polled;
    expect(data[0]?.type).toBe('document_uploaded');
    await world.settled(ada, id);
    expect((await poll(ada, 'after=0&wait=20')).data.length).toBeGreaterThan(2);
    expect(Date.now() - started).toBeLessThan(8_000);
  });

  test('answers nothing when its time is over, and takes no longer one than 25 s', async () => {
    const ada = await world.user();
    const started = Date.now();
    expect(await poll(ada, 'after=0&wait=1')).toMatchObject({ data: [], cursor: 0 });
    expect(Date.now() - started).toBeGreaterThanOrEqual(990);
    expect((await world.api(ada, '/v1/events?wait=26')).status).toBe(422);
  });
});

test('nobody pays for those who do not watch, and who watches costs at most one reading of the log per document', async () => {
  const ada = await world.user();
  /** Requests of the database for one document, without anybody asking after it. */
  const requests = async () => {
    await world.quiet();
    await world.resetCounts();
    await world.upload(ada, anInvoice(), { notify: 'false' });
    while (!(await world.counts())['storage.gets']) await setTimeout(20);
    await setTimeout(400);
    return (await world.counts())['postgrest.requests'] ?? Number.NaN;
  };
  await requests();
  const unwatched = await requests();
  const socket = await listen(ada);
  const watched = await requests();
  expect(socket.frames.filter(({ type }) => type === 'document_processed')).toHaveLength(1);
  expect(unwatched).toBeLessThanOrEqual(3);
  expect(watched).toBeLessThanOrEqual(unwatched + 1);

  await world.resetCounts();
  await setTimeout(1_000);
  expect((await world.counts())['postgrest.requests']).toBe(0);
  socket.close();
});
