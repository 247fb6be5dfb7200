import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Redis } from '@upstash/redis';
import { createRedis } from '../../../local/redis/redis.ts';

export const token = 'test-token';

/** A stand-in on a free port, with a clock that tests move (or bring) and a bill that they read. */
export async function startRedis(clock?: () => number) {
  let ownTime = Date.UTC(2026, 10, 21, 9);
  const now = clock ?? (() => ownTime);
  let commands = 0;
  const requests: string[] = [];
  const standIn = createRedis({
    token,
    now,
    meter: (operation, count = 1) => {
      if (operation === 'redis.commands') commands += count;
    },
  });
  const fetch = (request: Request) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return standIn.fetch(request);
  };
  let server: ReturnType<typeof serve> | undefined;
  const { port } = await new Promise<AddressInfo>((resolve) => {
    server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, resolve);
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    requests,
    now,
    advance: (ms: number) => {
      ownTime += ms;
    },
    wake: () => standIn.wake?.(),
    /** Commands billed by what this does. */
    bill: async (act: () => unknown) => {
      const before = commands;
      await act();
      return commands - before;
    },
    client: (options: { token?: string; automaticDeserialization?: boolean; responseEncoding?: false } = {}) =>
      new Redis({ url, token, retry: false, enableTelemetry: false, ...options }),
    /** One request without the SDK; answers the status and the parsed body. */
    call: async (path: string, init: RequestInit = {}) => {
      const response = await globalThis.fetch(url + path, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
    },
    close: () => new Promise((resolve) => server?.close(resolve)),
  };
}

export type RunningRedis = Awaited<ReturnType<typeof startRedis>>;
