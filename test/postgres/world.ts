import { Client, type ClientConfig, Pool } from 'pg';
import { afterAll, beforeAll, describe as describeAlways, inject } from 'vitest';
import * as z from 'zod';
import { createDatabase as connectDatabase } from '../../lib/adapters/supabase/rpc.ts';
import type { Database } from '../../lib/ports.ts';
import { moveClock } from '../../local/supabase/clock.ts';
import { countAtGate, createGateway, openGate, shutGate } from './gateway.ts';
import { copyProject, dropDatabase, sessionOf } from './project.ts';

export const clients = 50;

const server = inject('postgres');
const Anything = z.looseObject({ outcome: z.string() });

/** Like vitest's, on a machine with a PostgreSQL server; elsewhere its tests are skipped. */
export const describe = describeAlways.skipIf(server === null);

/** Whether the server has pgvector, and with it the database what needs vectors. */
export const hasVectors = server?.hasVectors ?? false;

/** The same for tests of distances, which are skipped on a server without pgvector as well. */
export const describeVectors = describeAlways.skipIf(!hasVectors);

/** What is different about a database and the connections of the worker. */
export interface Watch {
  settings?: Record<string, string>;
  notice?: (text: string) => void;
  /** Whether it is counted how often each function runs. */
  counts?: boolean;
}

/** A copy of the product's database for one file of tests, and fifty connections to it. */
export function useWorld(watch?: Watch): World {
  const holder: { world?: World } = {};
  beforeAll(async () => {
    if (server) holder.world = await openWorld(server, watch);
  });
  afterAll(() => holder.world?.close());
  return new Proxy({} as World, { get: (_, name) => holder.world?.[name as keyof World] });
}

export type World = Awaited<ReturnType<typeof openWorld>>;
export type Answer = Awaited<ReturnType<World['call']>>;

async function openWorld({ url, template }: { url: string; template: string }, watch?: Watch) {
  const name = `docket_race_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const admin = new Client(url);
  await admin.connect();
  await copyProject(admin, name, template);
  if (watch?.counts) await admin.query(`alter database ${name} set track_functions = 'all'`);
  const place: ClientConfig = { connectionString: Object.assign(new URL(url), { pathname: `/${name}` }).href };
  const gatekeeper = new Client(place);
  await gatekeeper.connect();
  const owner = new Pool({ ...place, max: 5 });
  const settings = Object.entries({ role: 'service_role', ...watch?.settings });
  const options = settings.map(([setting, value]) => `-c ${setting}=${value}`).join(' ');
  const workers = new Pool({ ...place, max: clients, options });
  workers.on('connect', (client) => client.on('notice', ({ message }) => watch?.notice?.(message ?? '')));
  const people = new Pool({ ...place, max: 5, options: '-c role=authenticated' });
  const refusals: string[] = [];
  const gateway = (pool: Pool) => createGateway(pool, (refusal) => refusals.push(refusal));
  const [service, anyone] = await Promise.all([gateway(workers), gateway(people)]);
  const as = (person: string | null): Database =>
    connectDatabase({ anyone, service, accessToken: person, timeoutMs: 20_000 });
  const worker = as(null);
  let offset = 0;

  return {
    /** Every call that the database refused, repeated ones included: its SQLSTATE first. */
    refusals,
    query: async <T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> =>
      (await owner.query(sql, values)).rows,
    /** Calls a write function as the product does, lost races repeated. */
    call: (name: string, args: Record<string, unknown>) => worker.commit(name, args, Anything),
    /** Calls a function of the worker's that answers something else than an outcome. */
    ask: (name: string, args: Record<string, unknown> = {}) => worker.commit(name, args, z.looseObject({})),
    /** Calls a read function as this person. */
    read: <T>(person: string, name: string, args: Record<string, unknown>, schema: z.ZodType<T>) =>
      as(person).read(name, args, schema),
    /** Lets as many calls as there are clients begin at the same instant, each on a connection of its own. */
    async atOnce<T>(call: (index: number) => Promise<T>): Promise<T[]> {
      await gatekeeper.query(shutGate);
      const calls = Array.from({ length: clients }, (_, index) => call(index));
      const all = Promise.all(calls);
      try {
        while ((await gatekeeper.query(countAtGate)).rows[0]?.count < clients) await Promise.race([all, nextTurn()]);
      } finally {
        await gatekeeper.query(openGate);
      }
      return all;
    },
    async person(): Promise<string> {
      const id = crypto.randomUUID();
      await owner.query('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@example.com`]);
      return id;
    },
    /** Lets every connection write down what it has counted. */
    async writeCounts() {
      const pools = [workers, people, owner];
      for (const pool of pools) {
        const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
        for (const client of clients) await client.query('select pg_stat_force_next_flush()');
        for (const client of clients) client.release();
      }
    },
    async advance(ms: number) {
      offset += ms;
      await moveClock(sessionOf(owner), offset);
    },
    /** A connection of its own, for a test that holds a transaction open. */
    async connect(): Promise<Client> {
      const client = new Client(place);
      await client.connect();
      return client;
    },
    async close() {
      await Promise.all([workers.end(), people.end(), owner.end(), gatekeeper.end()]);
      await dropDatabase(admin, name);
      await admin.end();
    },
  };
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 2));
