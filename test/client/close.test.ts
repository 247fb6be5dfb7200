import { expect, test, vi } from 'vitest';
import { createDocket } from '../../client/docket.ts';
import { UploadQueue } from '../../client/upload/queue.ts';
import { answering, json, problem } from './answers.ts';
import { Ends } from './sockets.ts';

const url = 'https://docket.example';
const tokenOf = (sub: string, more = {}) =>
  ['header', Buffer.from(JSON.stringify({ sub, ...more })).toString('base64url'), 'signature'].join('.');
const lost = () => Promise.reject(new TypeError('fetch failed'));
const taken = json({ batch: {}, documents: [{ id: 'one', filename: 'a', index: 0 }], errors: [] }, 202);

test('an upload that waits for the network is not delivered in the name of whoever signs in next', async () => {
  let token = tokenOf('Ann');
  const { asked, fetch } = answering(() => {
    token = tokenOf('Ben');
    return lost();
  }, taken);
  const { documents, errors } = await createDocket({ url, fetch, getToken: () => token }).upload([
    new File(['a'], 'a'),
  ]);
  expect(documents).toEqual([]);
  expect(errors).toMatchObject([{ code: 'signed_out' }]);
  expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual([`Bearer ${tokenOf('Ann')}`]);
});

test('nor is a large file, nor what is asked again because a token was refused', async () => {
  for (const large of [true, false]) {
    let token = tokenOf('Ann');
    const { asked, fetch } = answering(() => {
      token = tokenOf('Ben');
      return large ? json({ uploads: [{ id: 'u', url: 'https://storage/u' }] }, 201) : problem(401, 'unauthorized');
    }, taken);
    const file = new File([new Uint8Array(large ? 5_000_001 : 1)], 'a');
    const { errors } = await createDocket({ url, fetch, getToken: () => token }).upload([file]);
    expect(errors).toMatchObject([{ code: 'signed_out' }]);
    expect(asked.some(({ headers }) => headers.get('authorization') === `Bearer ${tokenOf('Ben')}`)).toBe(false);
  }
});

test('an upload goes on under a newer token of the same person', async () => {
  let tries = 0;
  const getToken = () => tokenOf('Ann', { exp: tries++ });
  const { fetch } = answering(lost, taken);
  expect((await createDocket({ url, fetch, getToken }).upload([new File(['a'], 'a')])).documents).toHaveLength(1);
  expect(tries).toBe(2);
});

test('closing ends what is under way and what waits, empties the queue, and nothing more is sent', async () => {
  let wentOut = () => {};
  const out = new Promise<void>((resolve) => {
    wentOut = resolve;
  });
  let isEnded = false;
  let calls = 0;
  const fetch = (_: string, { signal }: RequestInit) => {
    calls += 1;
    wentOut();
    return new Promise<Response>((_, reject) =>
      signal?.addEventListener('abort', () => {
        isEnded = true;
        reject(signal.reason);
      }),
    );
  };
  const ends = new Ends((socket) => socket.welcome());
  const docket = createDocket({ url, fetch, getToken: () => tokenOf('Ann'), WebSocket: ends.WebSocket });
  const queue = new UploadQueue(docket);
  const frames: unknown[] = [];
  docket.live.subscribe((frame) => frames.push(frame));
  queue.add([new File(['a'], 'a')]);
  const waiting = docket.upload([new File(['b'], 'b')]);
  const refused = expect(waiting).rejects.toMatchObject({ code: 'signed_out' });
  await out;
  await vi.waitUntil(() => frames.length === 1);

  docket.close();
  await refused;
  expect([isEnded, queue.items()]).toEqual([true, []]);
  expect(ends.sockets[0]?.closed).toBeDefined();
  const before = calls;
  await expect(docket.get('/v1/folders')).rejects.toMatchObject({ code: 'signed_out' });
  await expect(docket.watch('one').next()).rejects.toMatchObject({ code: 'signed_out' });
  await expect(docket.upload([new File(['c'], 'c')])).rejects.toMatchObject({ code: 'signed_out' });
  expect(queue.add([new File(['d'], 'd')])).toEqual([]);
  docket.live.subscribe(() => {});
  expect([calls, ends.sockets.length, queue.items()]).toEqual([before, 1, []]);
});
