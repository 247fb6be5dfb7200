import { randomUUID } from 'node:crypto';
import { createDocket, type Docket, type Frame, type LiveState } from '../../client/docket.ts';
import { requestJson } from '../http.ts';
import { clockMs } from '../setting.ts';

/** A frame with the time (ms since 1970) at which the client had it. */
export interface Heard {
  frame: Frame;
  at: number;
}

/** Somebody who is signed in and listens. */
export interface Listener {
  docket: Docket;
  heard: Heard[];
  state(): LiveState;
  /** The documents that are theirs. */
  documents: Set<string>;
  /** Cuts their socket; it comes back by itself. */
  cut(): void;
  /** How many sockets they have had. */
  sockets(): number;
  listen(): void;
  leave(): void;
}

export interface Wire {
  isCut: boolean;
  /** Whether answers may be held back. */
  mayWait: boolean;
}

/** Somebody new with a client of their own, whose sockets and long polls the wire lets through or not. */
export async function meet(
  env: Record<string, string>,
  wire: Wire = { isCut: false, mayWait: true },
): Promise<Listener> {
  const token = await signUp(env);
  const open = new Set<WebSocket>();
  let opened = 0;
  class CuttableSocket extends WebSocket {
    constructor(url: string) {
      if (wire.isCut) throw new Error('The wire is cut.');
      super(url);
      opened += 1;
      open.add(this);
      this.addEventListener('close', () => open.delete(this));
    }
  }
  const docket = createDocket({
    url: env.API_URL ?? '',
    getToken: () => token,
    WebSocket: CuttableSocket,
    fetch: (url, init) =>
      !wire.mayWait && /wait=[1-9]/.test(url) ? Promise.reject(new TypeError('refused')) : fetch(url, init),
  });
  const heard: Heard[] = [];
  let leave = () => {};
  return {
    ...{ docket, heard, documents: new Set(), sockets: () => opened },
    state: () => docket.live.state,
    cut: () => {
      for (const socket of open) socket.close();
    },
    listen: () => {
      leave = docket.live.subscribe((frame) => heard.push({ frame, at: clockMs() }));
    },
    leave: () => leave(),
  };
}

async function signUp({ SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY = '' }: Record<string, string>): Promise<string> {
  const body = JSON.stringify({ email: `listener-${randomUUID()}@example.com`, password: randomUUID() });
  const headers = { apikey: SUPABASE_PUBLISHABLE_KEY, 'content-type': 'application/json' };
  const url = `${SUPABASE_URL}/auth/v1/signup`;
  return (await requestJson<{ access_token: string }>(url, { method: 'POST', headers, body })).access_token;
}

/** Does something for each, so many at a time. */
export async function forEach<T>(
  items: T[],
  atATime: number,
  action: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const entries = items.entries();
  const work = async () => {
    for (const [index, item] of entries) await action(item, index);
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

let written = 0;

/** Letters that no other is like; each is read in a moment. */
export const letters = (count: number): File[] =>
  Array.from({ length: count }, () => {
    written += 1;
    return new File(
      [`Dear reader,\n\nthis is letter ${written} of ${process.pid}.\n\nYours,\nDocket\n`],
      `letter-${written}.txt`,
    );
  });
