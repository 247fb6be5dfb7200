import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Client, escapeIdentifier, type Pool } from 'pg';
import type { Session } from '../../local/supabase/database.ts';
import { migrate } from '../../local/supabase/migrations.ts';
import { prepareProject } from '../../local/supabase/roles.ts';

// What the migrations need of the vendor's own schemas, and no more.
const vendorSchemas = `
create schema auth;
create table auth.users (id uuid primary key, email text, raw_user_meta_data jsonb not null default '{}', banned_until timestamptz);
create function auth.uid() returns uuid language sql stable as $$
  select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;
create schema storage;
create table storage.buckets (id text primary key, name text not null, public boolean, file_size_limit bigint);
create table storage.objects (
  id uuid primary key default gen_random_uuid(), bucket_id text references storage.buckets (id), name text, owner uuid,
  metadata jsonb, created_at timestamptz not null default now(), unique (bucket_id, name));
create function storage.foldername(name text) returns text[] language sql immutable as $$
  select (string_to_array(name, '/'))[1 : array_length(string_to_array(name, '/'), 1) - 1]
$$;`;

/** The client as the session that the local cloud's own functions take. */
export const sessionOf = (client: Client | Pool): Session => ({
  query: async (sql, params) => (await client.query(sql, params)).rows,
  exec: async (sql) => [(await client.query(sql)).rows],
});

/** Makes the connected database what a hosted project is after the product's migrations. */
export async function makeProject(client: Client): Promise<void> {
  const session = sessionOf(client);
  await session.exec('set search_path = "$user", public, extensions');
  await prepareProject(session, async () => {
    await session.exec(vendorSchemas);
  });
  await migrateWithWhatThereIs(session, resolve('supabase/migrations'));
}

/** Servers rarely come with pgvector: without it everything is there but vectors, which one migration keeps to itself. */
async function migrateWithWhatThereIs(session: Session, folder: string): Promise<void> {
  const [vector] = await session.query("select from pg_available_extensions where name = 'vector'");
  const files = (await readdir(folder)).filter((file) => vector || !file.endsWith('_vectors.sql'));
  const chosen = await mkdtemp(join(tmpdir(), 'docket-migrations-'));
  try {
    await Promise.all(files.map((file) => symlink(join(folder, file), join(chosen, file))));
    await migrate(session, chosen);
  } finally {
    await rm(chosen, { recursive: true, force: true });
  }
}

/** Makes a database, as a copy of another one when a template is named. */
export async function createDatabase(admin: Client, name: string, template = 'template0'): Promise<void> {
  await admin.query(
    `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)} strategy file_copy`,
  );
}

/** Drops a database; PostgreSQL itself waits for those who are just leaving it. */
export async function dropDatabase(admin: Client, name: string): Promise<void> {
  await admin.query(`drop database if exists ${escapeIdentifier(name)}`);
}
