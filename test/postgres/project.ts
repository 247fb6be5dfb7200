import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getStorageSchemaSql } from '@supabase/lite';
import { type Client, escapeIdentifier, type Pool } from 'pg';
import type { Session } from '../../local/supabase/database.ts';
import { migrate } from '../../local/supabase/migrations.ts';
import { prepareProject } from '../../local/supabase/roles.ts';

/** Who applies migrations and so owns what they make: like the hosted `postgres`, past RLS but no superuser. */
export const projectOwner = 'docket_project_owner';

const roles = `
do $$ begin
  create role ${projectOwner} nosuperuser createrole createdb bypassrls;
exception when duplicate_object then null; end $$;`;

// What the migrations need of the vendor's schema of accounts, and no more.
const accounts = `
create schema auth;
create table auth.users (id uuid primary key, email text, raw_user_meta_data jsonb not null default '{}', banned_until timestamptz);
alter table auth.users enable row level security;
create function auth.uid() returns uuid language sql stable as $$
  select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;`;

// Rows of objects go by the Storage API alone, or their bytes would stay.
const objects = `
create function storage.protect_delete() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('storage.allow_delete_query', true), 'false') <> 'true' then
    raise insufficient_privilege using message = 'Objects are deleted by the Storage API.';
  end if;
  return null;
end
$$;
create trigger protect_objects_delete before delete on storage.objects execute function storage.protect_delete();`;

const privileges = `
grant usage on schema auth, storage to ${projectOwner};
grant all on all tables in schema auth, storage to ${projectOwner};
grant all on schema extensions to ${projectOwner};
grant execute on all functions in schema auth, storage to ${projectOwner};
alter default privileges for role ${projectOwner} in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges for role ${projectOwner} in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges for role ${projectOwner} in schema public grant all on functions to anon, authenticated, service_role;`;

/** The client as the session that the local cloud's own functions take. */
export const sessionOf = (client: Client | Pool): Session => ({
  query: async (sql, params) => (await client.query(sql, params)).rows,
  exec: async (sql) => [(await client.query(sql)).rows],
});

/** Makes the connected database what a hosted project is after the product's migrations; answers whether it has vectors. */
export async function makeProject(client: Client): Promise<boolean> {
  const session = sessionOf(client);
  await session.exec('set search_path = "$user", public, extensions');
  await session.exec(roles);
  await prepareProject(session, async () => {
    await session.exec(accounts);
    await session.exec(getStorageSchemaSql());
    await session.exec(objects);
  });
  await session.exec(privileges);
  const hasVectors = await addVectors(session);
  const [{ name } = {}] = await session.query('select current_database() as name');
  await session.exec(
    `alter database ${escapeIdentifier(String(name))} owner to ${projectOwner}; set role ${projectOwner}`,
  );
  await migrateWithWhatThereIs(session, resolve('supabase/migrations'), hasVectors);
  await session.exec('reset role');
  return hasVectors;
}

/** Makes pgvector part of the database where the server has it: a hosted project lets its owner do so. */
async function addVectors(session: Session): Promise<boolean> {
  const [vector] = await session.query("select from pg_available_extensions where name = 'vector'");
  if (vector) await session.exec('create extension vector with schema extensions');
  return vector !== undefined;
}

/** Servers rarely come with pgvector: without it everything is there but vectors, which some migrations keep to themselves. */
async function migrateWithWhatThereIs(session: Session, folder: string, hasVectors: boolean): Promise<void> {
  const files = (await readdir(folder)).filter((file) => hasVectors || !file.endsWith('_vectors.sql'));
  const chosen = await mkdtemp(join(tmpdir(), 'docket-migrations-'));
  try {
    await Promise.all(files.map((file) => symlink(join(folder, file), join(chosen, file))));
    await migrate(session, chosen);
  } finally {
    await rm(chosen, { recursive: true, force: true });
  }
}

/** Makes an empty database. */
export async function createDatabase(admin: Client, name: string): Promise<void> {
  await admin.query(`create database ${escapeIdentifier(name)} template template0 strategy file_copy`);
}

/** Makes a copy of a project's database. */
export async function copyProject(admin: Client, name: string, project: string): Promise<void> {
  const [copy, original] = [escapeIdentifier(name), escapeIdentifier(project)];
  await admin.query(`create database ${copy} owner ${projectOwner} template ${original} strategy file_copy`);
}

/** Drops a database; PostgreSQL itself waits for those who are just leaving it. */
export async function dropDatabase(admin: Client, name: string): Promise<void> {
  await admin.query(`drop database if exists ${escapeIdentifier(name)}`);
}
