import { expect } from 'vitest';
import { aLetter } from './papers.ts';
import { type User, world } from './world.ts';

export interface Frame {
  type: string;
  cursor: number;
  data: Record<string, unknown>;
}

export interface Closed {
  code: number;
  reason: string;
}

/** A client's end of a socket, with everything that it was told. */
export interface Socket {
  frames: Frame[];
  send(message: unknown): void;
  /** The first frame, from now on or before, that is like this; rejects when none comes in time. */
  until(isIt: (frame: Frame) => boolean, patienceInMs?: number): Promise<Frame>;
  closed: Promise<Closed>;
  /** The highest cursor so far. */
  cursor(): number;
  close(): void;
}

/** Opens a socket that says nothing yet, as a page of this origin if there is one; resolves when it is open. */
export async function openSocket(origin?: string, path = '/v1/realtime'): Promise<Socket> {
  const url = `${world.env('API_URL').replace(/^http/, 'ws')}${path}`;
  // Node's takes headers beside the protocols; the types know only the browsers'.
  const options = { headers: { ...(origin !== undefined && { origin }) } } as unknown as string[];
  const socket = new WebSocket(url, options);
  const frames: Frame[] = [];
  const watchers = new Set<(frame: Frame) => void>();
  const closed = new Promise<Closed>((resolve) =>
    socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason })),
  );
  socket.addEventListener('message', ({ data }) => {
    const frame: Frame = JSON.parse(data);
    frames.push(frame);
    for (const watch of watchers) watch(frame);
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The socket did not open.')));
  });
  return {
    frames,
    closed,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    until: (isIt, patienceInMs = 15_000) =>
      new Promise((resolve, reject) => {
        const known = frames.find(isIt);
        if (known) return resolve(known);
        const watch = (frame: Frame) => {
          if (!isIt(frame)) return;
          clearTimeout(timer);
          watchers.delete(watch);
          resolve(frame);
        };
        const timer = setTimeout(
          () => reject(new Error(`It was not told; only ${JSON.stringify(frames)}`)),
          patienceInMs,
        );
        watchers.add(watch);
      }),
    cursor: () => Math.max(0, ...frames.map(({ cursor }) => cursor ?? 0)),
    close: () => socket.close(),
  };
}

/** A socket of this user that has had its snapshot. */
export async function listen(user: User, cursor?: number): Promise<Socket> {
  const socket = await openSocket();
  socket.send({ type: 'auth', token: user.token, ...(cursor !== undefined && { cursor }) });
  await socket.until(({ type }) => type === 'snapshot');
  return socket;
}

export const isProcessed = (documentId: string) => (frame: Frame) =>
  frame.type === 'document_processed' && frame.data.document_id === documentId;

/** Uploads a letter of this user. */
export const begin = async (user: User, name?: string) => {
  const { documents } = await world.upload(user, aLetter(name), { notify: 'false' });
  return { id: documents[0]?.id ?? '', job: documents[0]?.job_id ?? '' };
};
export const logged = (frames: Frame[]) => frames.filter(({ type }) => type !== 'snapshot' && type !== 'pong');
export const cursorsOf = (frames: Frame[]) => logged(frames).map(({ cursor }) => cursor);
export const inOrder = (cursors: number[]) => expect(cursors).toEqual([...cursors].sort((a, b) => a - b));

/** Everything of the log that has a frame, as the log has it. */
export async function told(user: User, after = 0): Promise<number[]> {
  const { data } = await world.get<{ data: { cursor: number; type: string }[] }>(user, `/v1/events?after=${after}`);
  const shown = /^(job_|stage_|document_(processed|deleted|restored|updated)$|fields_reviewed$|notification$)/;
  return data.filter(({ type }) => shown.test(type)).map(({ cursor }) => cursor);
}
