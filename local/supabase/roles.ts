import type { Session } from './database.ts';

/** Roles, schemas and privileges that every hosted project has before its first migration. */
const roles = `
do $$ begin
  create role anon nologin noinherit;
  create role authenticated nologin noinherit;
  create role service_role nologin noinherit bypassrls;
exception when duplicate_object then null; end $$;
do $$ begin create publication supabase_realtime; exception when duplicate_object then null; end $$;
create schema if not exists extensions;
grant usage on schema public, extensions to anon, authenticated, service_role;
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;`;

const systemPrivileges = `
grant usage on schema auth, storage to anon, authenticated, service_role;
grant execute on all functions in schema auth, storage to anon, authenticated, service_role;
grant all on all tables in schema storage to anon, authenticated, service_role;`;

/** Makes a database what a hosted project is before its first migration; leaves one alone that has seen migrations. */
export async function prepareProject(session: Session, ensureSchemas: () => Promise<void>): Promise<void> {
  const [ready] = await session.query("select to_regnamespace('supabase_migrations') is not null as yes");
  if (ready?.yes === true) return;
  await session.exec(roles);
  await ensureSchemas();
  await session.exec(systemPrivileges);
}
