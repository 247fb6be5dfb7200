import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { Client, Pool } from 'pg';
import { startSupabase } from '../../local/supabase/supabase.ts';
import { createGateway } from '../../test/postgres/gateway.ts';
import { createDatabase, dropDatabase, makeProject } from '../../test/postgres/project.ts';

export type Query = (sql: string, values?: unknown[]) => Promise<unknown>;

/** A database of the product that is made for one bench and gone afterwards. */
export interface Host {
  /** Runs SQL as its owner, always on the same connection. */
  query: Query;
  /** Makes the account of this number; answers its id. */
  person(number: number): Promise<string>;
  /** Calls read functions as that person. */
  reader(number: number): Promise<SupabaseClient>;
  close(): Promise<void>;
}

const keys = {
  jwtSecret: 'a-secret-of-benches-a-secret-of-benches',
  publishableKey: `sb_publishable_${'b'.repeat(31)}`,
  secretKey: `sb_secret_${'b'.repeat(31)}`,
};
const password = 'a password';
const mailOf = (number: number): string => `reader-${number}@example.com`;

/** The embedded database, with the stand-in for Supabase before it. */
export async function embeddedHost(): Promise<Host> {
  const supabase = await startSupabase({
    folder: null,
    migrations: resolve('supabase/migrations'),
    ...keys,
    now: Date.now,
    meter: () => {},
  });
  return {
    query: (sql, values = []) => supabase.query(sql, values),
    person: (number) => supabase.createUser({ email: mailOf(number), password, name: `Reader ${number}` }),
    async reader(number) {
      const client = createClient('http://supabase.local', keys.publishableKey, {
        global: { fetch: (input: RequestInfo | URL, init?: RequestInit) => supabase.fetch(new Request(input, init)) },
        auth: { persistSession: false, autoRefreshToken: false },
      });
      const { error } = await client.auth.signInWithPassword({ email: mailOf(number), password });
      if (error) throw error;
      return client;
    },
    close: () => supabase.close(),
  };
}

/** A database of its own on the PostgreSQL of this address, whose user has to be a superuser; throws when it lacks pgvector. */
export async function postgresHost(url: string): Promise<Host> {
  const name = `docket_bench_${process.pid}`;
  const place = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const admin = new Client(url);
  await admin.connect();
  await createDatabase(admin, name);
  const owner = new Client(place);
  await owner.connect();
  const people = new Pool({ connectionString: place, max: 1, options: '-c role=authenticated' });
  const close = async () => {
    await Promise.all([owner.end(), people.end()]);
    await dropDatabase(admin, name);
    await admin.end();
  };
  try {
    if (!(await makeProject(owner))) throw new Error('This PostgreSQL has no pgvector: there is nothing to compare.');
  } catch (error) {
    await close();
    throw error;
  }
  const ids = new Map<number, string>();
  return {
    query: (sql, values) => owner.query(sql, values),
    async person(number) {
      const id = randomUUID();
      ids.set(number, id);
      await owner.query('insert into auth.users (id, email) values ($1, $2)', [id, mailOf(number)]);
      return id;
    },
    reader: (number) => createGateway(people, () => {}, ids.get(number)),
    close,
  };
}
