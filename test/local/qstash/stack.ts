import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Client } from '@upstash/qstash';
import { expect, onTestFinished } from 'vitest';
import { createQStash, type QStash, type QStashOptions } from '../../../local/qstash/qstash.ts';
import { disagreements, type Exchange, recordExchange } from './wire.ts';

export const token = 'token-of-the-tests';
export const firstKeys = { currentKey: 'sig_first', nextKey: 'sig_second' };
export const second = 1000;
export const minute = 60 * second;

export interface ArrivedCall {
  method: string;
  url: string;
  headers: Headers;
  body: string;
  /** The broker's time, in milliseconds since the epoch. */
  at: number;
}

type Respond = (call: ArrivedCall) => Response | Promise<Response>;

/** A broker on loopback with a clock that only tests move, an endpoint that records, and the vendor's own client. */
export async function startStack(options: Partial<QStashOptions> = {}) {
  const clock = { now: Date.parse('2026-11-20T08:00:00Z') };
  const folder = mkdtempSync(join(tmpdir(), 'docket-qstash-'));
  const counts: Record<string, number> = {};
  const exchanges: Exchange[] = [];
  const open = () =>
    createQStash({
      token,
      ...firstKeys,
      file: join(folder, 'qstash.sqlite'),
      now: () => clock.now,
      meter: (operation, count = 1) => {
        counts[operation] = (counts[operation] ?? 0) + count;
      },
      ...options,
    });
  let qstash: QStash = open();
  const broker = await listen((request) => recordExchange(exchanges, request, (copy) => qstash.fetch(copy)));
  const endpoint = await startEndpoint(clock);
  onTestFinished(async () => {
    await Promise.all([broker.close(), endpoint.close()]);
    await qstash.close();
    rmSync(folder, { recursive: true });
    expect(disagreements(exchanges)).toEqual([]);
  });
  return {
    url: broker.url,
    client: new Client({ baseUrl: broker.url, token, devMode: false, retry: false }),
    endpoint,
    counts,
    exchanges,
    get qstash() {
      return qstash;
    },
    get now() {
      return clock.now;
    },
    /** Resolves when the endpoint has all that is due. */
    settled: () => qstash.wake(),
    async advance(ms: number) {
      clock.now += ms;
      await qstash.wake();
    },
    async restart() {
      await qstash.close();
      qstash = open();
    },
  };
}

async function startEndpoint(clock: { now: number }) {
  const calls: ArrivedCall[] = [];
  let respond: Respond = () => new Response('done');
  const { url, close } = await listen(async (request) => {
    const { method, headers } = request;
    const call = { method, url: request.url, headers, body: await request.text(), at: clock.now };
    calls.push(call);
    return respond(call);
  });
  return {
    url: `${url}/messages/run-job`,
    calls,
    close,
    respond(next: Respond) {
      respond = next;
    },
    /** Seconds between one attempt and the next. */
    gaps: () => calls.slice(1).map((call, index) => (call.at - (calls[index]?.at ?? 0)) / second),
  };
}

export async function listen(fetch: (request: Request) => Response | Promise<Response>) {
  const server = await new Promise<ServerType>((resolve) => {
    const starting = serve({ fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(starting));
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}

/** A promise and the function that fulfils it. */
export function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
