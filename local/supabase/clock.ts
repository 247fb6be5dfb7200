import type { Session } from './database.ts';

/**
 * Moves the database's idea of now: replaces `private.now()`, which a migration made, by one that adds the offset in
 * milliseconds. Owner and grants stay. Does nothing in a database without that function.
 */
export async function moveClock(session: Session, offsetMs: number): Promise<void> {
  const [found] = await session.query("select to_regprocedure('private.now()') is not null as yes");
  if (found?.yes !== true) return;
  const offset = Number.isFinite(offsetMs) ? Math.round(offsetMs) : 0;
  const body =
    offset === 0 ? 'select pg_catalog.now()' : `select pg_catalog.now() + ${offset} * interval '1 millisecond'`;
  await session.exec(`
    create or replace function private.now() returns timestamptz
    language sql stable as $$ ${body} $$;
    -- Objects age by the same clock as the rows that stand for them, whoever stores them.
    create or replace function storage.object_time() returns timestamptz
    language sql stable security definer set search_path = '' as $$ select private.now() $$;
    grant execute on function storage.object_time() to anon, authenticated, service_role;
    alter table storage.objects alter column created_at set default storage.object_time()`);
}
