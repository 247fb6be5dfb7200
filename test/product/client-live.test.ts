import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { DocketError, type DocumentUpdate, type Frame, isSettled, type LiveState } from '../../client/docket.ts';
import { all, docketOf, Wire } from './client.ts';
import { aLetter, anInvoice } from './papers.ts';
import { begin, told } from './socket.ts';
import { type User, world } from './world.ts';

afterEach(() => world.heal());

/** An ending comes once and last, and progress only grows. */
function endsOnce(updates: DocumentUpdate[], status = 'completed'): void {
  expect(updates.at(-1)).toMatchObject({ status, message: null });
  expect(updates.filter((update) => isSettled(update.status))).toHaveLength(1);
  const progress = updates.map((update) => update.progress);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
}

describe('watching', () => {
  test('a document shows where it stands, each step, and its end once', async () => {
    const ada = await world.user();
    const docket = docketOf(ada);
    const { id } = await begin(ada, 'letter.txt');
    const updates = await all(docket.watch(id));
    endsOnce(updates);
    expect(updates.at(-1)).toMatchObject({ document_id: id, filename: 'letter.txt', progress: 100, error: null });
  });

  test('a document that has settled shows its end, and that is all', async () => {
    const ada = await world.user();
    const status = await world.process(ada, { name: 'broken.pdf', bytes: '%PDF-1.4 broken' });
    const updates = await all(docketOf(ada).watch(status.document_id));
    expect(updates).toHaveLength(1);
    expect(updates[0]).toMatchObject({ status: 'failed', error: { code: 'document_corrupt' } });
  });

  test('a batch shows the end of each of its documents', async () => {
    const ada = await world.user();
    const { batch, documents } = await world.upload(ada, [anInvoice('one.pdf'), aLetter('two.txt'), aLetter('3.txt')]);
    const updates = await all(docketOf(ada).watch({ batch: batch.id }));
    for (const { id } of documents) endsOnce(updates.filter(({ document_id }) => document_id === id));
  });

  test('nothing of somebody else', async () => {
    const [ada, bob] = [await world.user(), await world.user()];
    const { id } = await begin(ada);
    const watching = all(docketOf(bob).watch(id));
    await expect(watching).rejects.toThrow(DocketError);
    await expect(watching).rejects.toMatchObject({ code: 'not_found' });
  });

  test('ends when its signal says so', async () => {
    const ada = await world.user();
    const { documents } = await world.upload(ada, aLetter(), { delay: '1h' });
    const controller = new AbortController();
    const updates: DocumentUpdate[] = [];
    const watching = (async () => {
      for await (const update of docketOf(ada).watch(documents[0]?.id ?? '', { signal: controller.signal })) {
        updates.push(update);
        controller.abort(new Error('enough'));
      }
    })();
    await expect(watching).rejects.toThrow('enough');
    expect(updates).toMatchObject([{ status: 'scheduled' }]);
  });

  for (const [what, options] of [
    ['with sockets forbidden', {}],
    ['with sockets and held-back answers forbidden', { fetch: refusing(/wait=[1-9]/) }],
    ['with sockets and the log forbidden', { fetch: refusing(/\/v1\/events/) }],
  ] as const)
    test(`a document ends ${what}`, async () => {
      const ada = await world.user();
      const wire = new Wire();
      wire.cut();
      const docket = docketOf(ada, { WebSocket: wire.WebSocket, ...options });
      const updates: DocumentUpdate[] = [];
      const { documents } = await world.upload(ada, aLetter(), { delay: '3s' });
      const id = documents[0]?.id ?? '';
      const watching = (async () => {
        for await (const update of docket.watch(id)) updates.push(update);
      })();
      await expect.poll(() => updates.length).toBeGreaterThan(0);
      await world.clock.advance('4s');
      await world.settled(ada, id);
      const settledAt = Date.now();
      await watching;
      expect(Date.now() - settledAt).toBeLessThan(2_500);
      endsOnce(updates);
    });

  test('a document goes on while its sockets are cut again and again, and the worker is killed', async () => {
    const ada = await world.user();
    const wire = new Wire();
    await world.fault({ service: 'worker', fault: 'kill', times: 1, match: 'settle_job' });
    const { id } = await begin(ada);
    const jolting = setInterval(() => wire.jolt(), 150);
    const updates = await all(docketOf(ada, { WebSocket: wire.WebSocket }).watch(id));
    clearInterval(jolting);
    endsOnce(updates);
    expect(wire.opened).toBeGreaterThan(1);
  });
});

function refusing(url: RegExp) {
  return (to: string, init: RequestInit): Promise<Response> =>
    url.test(to) ? Promise.reject(new TypeError('refused')) : fetch(to, init);
}

describe('the connection', () => {
  /** What a listener is told, with the states of the connection. */
  function listener(user: User, wire = new Wire(), options = {}) {
    const docket = docketOf(user, { WebSocket: wire.WebSocket, ...options });
    const frames: Frame[] = [];
    const states: LiveState[] = [];
    const stop = docket.live.subscribe((frame) => frames.push(frame), { onState: (state) => states.push(state) });
    const isProcessed = (id: string) => () =>
      frames.some(({ type, data }) => type === 'document_processed' && data.document_id === id);
    const until = (isIt: () => boolean) => expect.poll(isIt, { timeout: 15_000 }).toBe(true);
    return { docket, wire, frames, states, stop, processed: (id: string) => until(isProcessed(id)), until };
  }
  const cursors = (frames: Frame[]) => frames.flatMap(({ type, cursor }) => (type === 'snapshot' ? [] : [cursor]));

  test('is one for all listeners, and ends with the last of them', async () => {
    const ada = await world.user();
    const { docket, wire, frames, states, stop, until } = listener(ada);
    const others: Frame[] = [];
    const stopOther = docket.live.subscribe((frame) => others.push(frame));
    await until(() => docket.live.state === 'live');
    expect(frames).toEqual([{ type: 'snapshot', cursor: 0, data: { documents: [], unread: 0 } }]);
    expect(others).toEqual(frames);
    stop();
    const { id } = await begin(ada);
    await expect.poll(() => others.some(({ type }) => type === 'document_processed')).toBe(true);
    expect(frames).toHaveLength(1);
    stopOther();
    await setTimeout(700);
    expect(wire.opened).toBe(1);
    expect(states).toEqual(['connecting', 'live']);
    expect(docket.live.state).toBe('connecting');
    expect(id).toBeTruthy();
  });

  test('misses nothing and tells nothing twice, by socket or without', async () => {
    const ada = await world.user();
    const { docket, wire, frames, states, stop, processed, until } = listener(ada);
    await until(() => docket.live.state === 'live');
    await processed((await begin(ada)).id);
    const duringJolt = await begin(ada);
    wire.jolt();
    await processed(duringJolt.id);
    wire.cut();
    await until(() => docket.live.state === 'polling');
    await processed((await begin(ada)).id);
    const broken = await world.upload(ada, { name: 'broken.pdf', bytes: '%PDF-1.4 broken' });
    await processed(broken.documents[0]?.id ?? '');
    wire.isCut = false;
    await until(() => docket.live.state === 'live');
    await processed((await begin(ada)).id);
    await setTimeout(200);
    expect(cursors(frames)).toEqual(await told(ada, 0));
    expect(frames.find(({ data }) => 'error' in data && data.error)?.data).toMatchObject({
      filename: 'broken.pdf',
      error: { code: 'document_corrupt', detail: expect.stringMatching(/\w+ \w+/) },
    });
    expect(states).toContain('polling');
    stop();
  });

  test('begins without a socket as it does with one', async () => {
    const ada = await world.user();
    await world.process(ada, aLetter('before.txt'));
    const wire = new Wire();
    wire.cut();
    const { docket, frames, stop, until } = listener(ada, wire);
    await until(() => docket.live.state === 'polling');
    expect(frames[0]).toMatchObject({
      type: 'snapshot',
      data: { documents: [{ filename: 'before.txt', status: 'completed', progress: 100 }], unread: 1 },
    });
    expect(frames).toHaveLength(1);
    stop();
  });

  test('asks for a fresh token when the old one is refused', async () => {
    const ada = await world.user();
    let asked = 0;
    const getToken = (why?: { refresh: boolean }) => {
      if (why?.refresh) asked += 1;
      return asked > 0 ? ada.token : 'expired';
    };
    const { docket, stop, until } = listener(ada, new Wire(), { getToken });
    await until(() => docket.live.state === 'live');
    expect(asked).toBeGreaterThan(0);
    stop();
  });
});
