import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../functions/app.ts';
import type { Composition } from '../../functions/composition.ts';
import { createOwnCounter } from '../../lib/adapters/own-counter.ts';
import { createCounter } from '../../lib/adapters/upstash/counter.ts';
import { connectRedis } from '../../lib/adapters/upstash/redis.ts';
import type { Context } from '../../lib/context.ts';
import { AppError } from '../../lib/errors.ts';
import type { LimitName } from '../../lib/ports/limits.ts';
import { token } from '../local/redis/server.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

const every = (perMinute: number): Record<LimitName, number> => ({
  uploads: perMinute,
  writes: perMinute,
  reads: perMinute,
  searches: perMinute,
  costly_calls: perMinute,
  visits: perMinute,
  refusals: 100_000,
});

interface Asked {
  route: string;
  person?: string;
  bearer?: string;
  address?: string;
  headers?: Record<string, string>;
  form?: boolean;
}

/** One isolate's edge over a Redis: whoever says "person:…" is that person, and the database knows nothing and counts who asks it. */
export function isolateOver(redisUrl: string, perMinute: number | Partial<Record<LimitName, number>>) {
  const redis = connectRedis({ url: redisUrl, token });
  const some = typeof perMinute === 'number' ? every(perMinute) : { ...every(100_000), ...perMinute };
  let questions = 0;
  const nothing = async () => {
    questions += 1;
    throw new AppError('not_found', 'There is nothing here.');
  };
  const commit = async (name: string) => {
    if (name !== 'use_api_key') return nothing();
    questions += 1;
    return { outcome: 'unknown', effects: [], events: [] };
  };
  const database = { read: nothing, commit };
  const live = { ring: async () => {} };
  const edge: Partial<Composition> = {
    for: (actor, { log }) => ({ actor, log, database, live, newId: () => crypto.randomUUID() }) as unknown as Context,
    authenticate: async (said) =>
      said.startsWith('person:') ? { id: said.slice(7), expiresAt: Number.POSITIVE_INFINITY } : null,
    isStillSignedIn: async () => true,
    mintToken: async () => 'minted',
    limits: { perMinute: some, shared: createCounter(redis), own: createOwnCounter() },
    log: silent,
    appUrl: 'https://docket.example.com',
    corsOrigins: [],
  };
  const app = createApp({ ...edge, health: async () => [] } as unknown as Composition);
  return {
    questions: () => questions,
    ask: async ({ route, person, bearer = person && `person:${person}`, address, headers, form }: Asked) => {
      const [method = '', path = ''] = route.split(' ');
      const body = new FormData();
      body.set('files', new File(['A letter.'], 'letter.txt'));
      return app.request(path, {
        method,
        headers: {
          ...(bearer && { authorization: `Bearer ${bearer}` }),
          ...(address && { 'cf-connecting-ip': address }),
          ...headers,
        },
        ...(form && { body }),
      });
    },
  };
}

/** A server that takes every request and never answers one. */
export async function startSilence(): Promise<{ url: string; close(): void }> {
  const server: Server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** An address where nobody listens. */
export async function freeAddress(): Promise<string> {
  const { url, close } = await startSilence();
  close();
  return url;
}
