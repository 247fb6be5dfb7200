import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDocket, type Frame, type LiveState } from '../../client/docket.ts';
import { answering, json, problem } from './answers.ts';
import { Ends } from './sockets.ts';

// Time is in the hands of these tests; sockets and answers are made here.

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Nothing has happened; who asks to wait is let wait. */
const empty = async ({ url }: { url: string }) => {
  const seconds = Number(new URL(url).searchParams.get('wait') ?? 0);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  return json({ data: [], cursor: 0, next_cursor: null, unread: 0 });
};

const refused = () => Promise.reject(new TypeError('fetch failed'));

function listen(ends: Ends, { fetch, asked } = answering(empty), getToken: () => string = () => 'token') {
  const docket = createDocket({ url: 'https://docket.example', getToken, fetch, WebSocket: ends.WebSocket });
  const frames: Frame[] = [];
  const states: LiveState[] = [];
  const stop = docket.live.subscribe((frame) => frames.push(frame), { onState: (state) => states.push(state) });
  return { frames, states, stop, asked, live: docket.live };
}

describe('a connection', () => {
  test('says who it is when it is open, and asks nothing of the API', async () => {
    const ends = new Ends((socket) => socket.welcome());
    const { states, asked, stop } = listen(ends);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ends.sockets[0]?.url).toBe('wss://docket.example/v1/realtime');
    expect(ends.sockets[0]?.sent).toEqual([{ type: 'auth', token: 'token' }]);
    expect(states).toEqual(['connecting', 'live']);
    expect(asked).toEqual([]);
    stop();
  });

  test('that died without a word is noticed by a ping, and comes back with its cursor', async () => {
    const ends = new Ends((socket) => socket.welcome(7));
    const { live, stop } = listen(ends);
    await vi.advanceTimersByTimeAsync(25_000);
    const [first] = ends.sockets;
    expect(first?.sent.at(-1)).toEqual({ type: 'ping' });
    first?.says({ type: 'pong' });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(first?.sent.filter(({ type }) => type === 'ping')).toHaveLength(2);
    expect(first?.closed).toBeUndefined();
    await vi.advanceTimersByTimeAsync(5_600);
    expect(first?.closed).toBeDefined();
    expect(ends.sockets[1]?.sent).toEqual([{ type: 'auth', token: 'token', cursor: 7 }]);
    expect(live.state).toBe('live');
    stop();
  });

  test('with an expired token comes back with a fresh one', async () => {
    let tokens = 0;
    const getToken = (why?: { refresh: boolean }) => `token ${why?.refresh ? ++tokens : tokens}`;
    const ends = new Ends((socket) => {
      socket.welcome();
      if (ends.sockets.length === 1) socket.happens('close', { code: 4401, reason: 'token_expired' });
    });
    const { stop } = listen(ends, answering(empty), getToken);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ends.sockets.map(({ sent }) => sent[0]?.token)).toEqual(['token 0', 'token 1']);
    stop();
  });

  test('that fails is tried less and less often, and the log is asked meanwhile', async () => {
    const ends = new Ends((socket) => socket.happens('error'));
    const { states, asked, stop } = listen(ends);
    await vi.advanceTimersByTimeAsync(20);
    expect(states).toEqual(['connecting', 'polling']);
    expect(asked[0]?.url).toMatch(/\/v1\/events\?after=now$/);
    await vi.advanceTimersByTimeAsync(600_000);
    const soon = ends.sockets.length;
    expect(soon).toBeGreaterThan(20);
    expect(soon).toBeLessThan(120);
    stop();
    await vi.advanceTimersByTimeAsync(600);
    const { length } = asked;
    await vi.advanceTimersByTimeAsync(100_000);
    expect(asked).toHaveLength(length);
    expect(ends.sockets).toHaveLength(soon);
  });

  test('that is lost is looked for before the log is asked, which is two seconds later', async () => {
    const ends = new Ends((socket) => (ends.sockets.length > 1 ? socket.happens('error') : socket.welcome()));
    const { states, asked, stop } = listen(ends);
    await vi.advanceTimersByTimeAsync(10);
    ends.sockets[0]?.happens('close', { code: 1012 });
    await vi.advanceTimersByTimeAsync(1_990);
    expect(ends.sockets.length).toBeGreaterThan(1);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(50);
    expect(states).toEqual(['connecting', 'live', 'connecting', 'polling']);
    stop();
  });

  test('that hangs does not keep anybody from hearing', async () => {
    const ends = new Ends(() => {});
    const { states, stop } = listen(ends);
    await vi.advanceTimersByTimeAsync(2_050);
    expect(states).toEqual(['connecting', 'polling']);
    stop();
  });

  test('that is slow to begin tells nothing again that was learned by asking meanwhile', async () => {
    const event = {
      cursor: 1,
      type: 'notification',
      at: '',
      document_id: null,
      job_id: null,
      batch_id: null,
      actor: '',
      data: {},
    };
    const log = ({ url }: { url: string }) =>
      url.endsWith('after=0&limit=100&wait=0') ? json({ data: [event], cursor: 1, next_cursor: null }) : empty({ url });
    const ends = new Ends((socket) => socket.happens('open'));
    const { frames, states, stop } = listen(ends, answering(log));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(frames.map(({ type, cursor }) => [type, cursor])).toEqual([
      ['snapshot', 0],
      ['notification', 1],
    ]);
    const [socket] = ends.sockets;
    socket?.says({ type: 'snapshot', cursor: 0, data: { documents: [], unread: 0 } });
    for (const cursor of [1, 2]) socket?.says({ type: 'notification', cursor, data: {} });
    expect(frames.map(({ cursor }) => cursor)).toEqual([0, 1, 2]);
    expect(states).toEqual(['connecting', 'polling', 'live']);
    stop();
  });

  test('is offline when nothing answers, and polls when the log does again', async () => {
    const ends = new Ends((socket) => socket.happens('error'));
    const { states, stop } = listen(ends, answering(problem(503, 'unavailable'), problem(503, 'unavailable'), empty));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states).toEqual(['connecting', 'offline', 'polling']);
    stop();
  });

  test('polls also by a key that may not read notifications, and does not know how many are unread', async () => {
    const ends = new Ends((socket) => socket.happens('error'));
    const answer = (one: { url: string }) =>
      one.url.includes('/v1/notifications') ? problem(403, 'insufficient_scope') : empty(one);
    const { frames, states, stop } = listen(ends, answering(answer));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states).toEqual(['connecting', 'polling']);
    expect(frames).toEqual([{ type: 'snapshot', cursor: 0, data: { documents: [], unread: null } }]);
    stop();
  });

  for (const [what, answer] of [
    ['may not be held back', (one: { url: string }) => (/wait=20/.test(one.url) ? refused() : empty(one))],
    ['are not held back', () => json({ data: [], cursor: 0, next_cursor: null, unread: 0 })],
  ] as const)
    test(`asks every other second where answers ${what}`, async () => {
      const ends = new Ends((socket) => socket.happens('error'));
      const { states, asked, stop } = listen(ends, answering(answer));
      await vi.advanceTimersByTimeAsync(20_000);
      expect(states).toEqual(['connecting', 'polling']);
      asked.length = 0;
      await vi.advanceTimersByTimeAsync(20_000);
      expect(asked.length).toBeGreaterThanOrEqual(9);
      expect(asked.length).toBeLessThanOrEqual(21);
      stop();
    });

  test('comes back at once when its page is seen again, and asks whether a quiet one still lives', async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    vi.stubGlobal('document', page);
    vi.stubGlobal('window', new EventTarget());
    try {
      let isUp = false;
      const ends = new Ends((socket) => (isUp ? socket.welcome() : socket.happens('error')));
      const { live, stop } = listen(ends);
      await vi.advanceTimersByTimeAsync(300_000);
      isUp = true;
      page.dispatchEvent(new Event('visibilitychange'));
      await vi.advanceTimersByTimeAsync(1);
      expect(live.state).toBe('live');
      page.dispatchEvent(new Event('visibilitychange'));
      expect(ends.sockets.at(-1)?.sent.at(-1)).toEqual({ type: 'ping' });
      stop();
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('tells the others when one who listens throws', async () => {
    const ends = new Ends((socket) => socket.welcome());
    const { frames, live, stop } = listen(ends);
    const thrown: unknown[] = [];
    const queue = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((task) => {
      Promise.resolve()
        .then(task)
        .catch((error: unknown) => thrown.push(error));
    });
    const stopOther = live.subscribe(() => {
      throw new Error('mine alone');
    });
    await vi.advanceTimersByTimeAsync(10);
    ends.sockets[0]?.says({ type: 'notification', cursor: 1, data: {} });
    await vi.advanceTimersByTimeAsync(10);
    queue.mockRestore();
    expect(frames.map(({ type }) => type)).toEqual(['snapshot', 'notification']);
    expect(String(thrown.at(-1))).toMatch('mine alone');
    stop();
    stopOther();
  });
});
