import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StandIn, Surroundings } from '../stand-in.ts';
import { type AuthMails, createAuth } from './auth/auth.ts';
import { identify } from './caller.ts';
import { moveClock } from './clock.ts';
import { preflight, shared } from './cors.ts';
import { type Database, openDatabase, type Row } from './database.ts';
import { notOffered } from './errors.ts';
import { type Keys, type Lite, startLite } from './lite.ts';
import { inTransaction, migrate } from './migrations.ts';
import { diskStore, memoryStore } from './objects.ts';
import { createRpc, type Rpc } from './rpc.ts';
import { createStorage } from './storage/storage.ts';
import { tracesInObjects, tracesInTables } from './traces.ts';
import { createUser, type NewUser } from './users.ts';

export interface SupabaseOptions extends Surroundings, Keys {
  /** Where data are kept between runs; null keeps them in memory. */
  folder: string | null;
  /** A folder of `<version>_<name>.sql`. */
  migrations: string;
  /** What a new database begins with, in the place of nothing: the dump of one that had the same migrations. */
  dump?: Blob;
  /** A file of SQL that a new database is filled with. */
  seed?: string;
  /** False sends every call through lite, so that tests can hold both ways to the same contract. */
  shortcuts?: boolean;
  /** What is needed to send links by mail; without it nobody can ask for one. */
  mails?: AuthMails;
}

export interface Supabase extends StandIn {
  /** Runs SQL as the owner of the database, in turn with the requests. */
  query(sql: string, params?: unknown[]): Promise<Row[]>;
  /** Moves `private.now()` by an offset in milliseconds. */
  setClock(offsetMs: number): Promise<void>;
  /** Makes an account, unless the address has one, and answers its id. */
  createUser(user: NewUser): Promise<string>;
  /** The whole database as one file, which another project can begin with. */
  dump(): Promise<Blob>;
  close(): Promise<void>;
}

/** Starts a Supabase project: Postgres, PostgREST, GoTrue and Storage as supabase-js expects them, in this process. */
export async function startSupabase(options: SupabaseOptions): Promise<Supabase> {
  const { folder, meter, mails, now } = options;
  const database = await openDatabase(folder, options.dump);
  const lite = await prepare(database, options).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const store = folder === null ? memoryStore() : await diskStore(join(folder, 'objects'));
  const storage = createStorage({ database, store, keys: options, meter });
  const auth = createAuth({ database, lite, keys: options, mails, now });
  const rpc = options.shortcuts === false ? null : createRpc(database);

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    if (url.pathname.startsWith('/storage/v1/')) return storage(request, url);
    if (url.pathname.startsWith('/auth/v1/')) return auth(await received(request), url);
    if (!url.pathname.startsWith('/rest/v1/')) return notOffered(`${request.method} ${url.pathname}`);
    meter('postgrest.requests');
    return answerRest({ lite, rpc, keys: options }, request, url);
  };

  return {
    fetch: async (request) => (request.method === 'OPTIONS' ? preflight(request) : shared(await answer(request))),
    query: (sql, params) => database.turn((session) => session.query(sql, params)),
    setClock: (offsetMs) => database.turn((session) => moveClock(session, offsetMs)),
    createUser: (user) => createUser(database, lite, options, user),
    traces: async (text) => [
      ...(await database.turn((session) => tracesInTables(session.query, text))),
      ...(await tracesInObjects(store, text)),
    ],
    dump: () => database.dump(),
    close: () => database.close(),
  };
}

/** Brings the database up to date and answers what speaks to it. */
async function prepare(database: Database, options: SupabaseOptions): Promise<Lite> {
  const lite = await startLite(database, options, options.mails?.confirmations);
  await database.turn(async (session) => {
    const { fresh } = await migrate(session, options.migrations);
    if (fresh && options.seed !== undefined) await inTransaction(session, await readFile(options.seed, 'utf8'));
    await moveClock(session, 0);
    await database.connection.clearSchemaCache();
  });
  return lite;
}

interface Rest {
  lite: Lite;
  rpc: Rpc | null;
  keys: Keys;
}

async function answerRest({ lite, rpc, keys }: Rest, request: Request, url: URL): Promise<Response> {
  const { method, headers } = request;
  const plain = method === 'POST' && url.search === '' && !headers.get('accept')?.includes('vnd.pgrst');
  if (rpc === null || !plain) return (await lite.fetch(await received(request))).response;
  const body = await request.text();
  const caller = await identify(headers, keys);
  const short = caller && (await rpc.call(url.pathname, caller, body));
  return short ?? (await lite.fetch(new Request(url, { method, headers, body }))).response;
}

/** The request with its body in memory: a slow sender must not hold up whoever waits for a turn. */
async function received(request: Request): Promise<Request> {
  if (request.body === null) return request;
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: await request.arrayBuffer() });
}
