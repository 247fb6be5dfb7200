import { keys } from '../../../local/settings.ts';
import { type Supabase, startSupabase } from '../../../local/supabase/supabase.ts';
import { migrated, migrations } from '../../template.ts';

/** When every story begins, so that the same seed meets the same times of day. */
export const dawn = Date.parse('2026-03-02T08:00:00Z');

/** One embedded Postgres for all stories of a process, and the clock that they live by. */
export interface Platform {
  supabase: Supabase;
  now(): number;
  /** Sets the time (ms) of the database and of everything that asks `now`. */
  setTime(ms: number): Promise<void>;
  query<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Forgets everybody and everything, and begins at dawn again. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

// Time stands still between two moves; only transactions differ by microseconds, in the order in which they wrote.
const storyTime = `
create or replace function private.now() returns timestamptz language sql stable as $$
  select current_setting('docket.now')::timestamptz
    + coalesce(pg_current_xact_id_if_assigned()::text::bigint % 100000, 0) * interval '1 microsecond'
$$`;

const forget = `
truncate auth.users, public.outbox restart identity cascade;
delete from storage.objects;
update public.queues set paused_at = null;
update private.budget set daily_micro_usd = null, spent_micro_usd = 0;
delete from private.heartbeats;
truncate public.postings, public.skills restart identity cascade;
update private.counters set value = 0;
update private.orphan_search set last_name = ''`;

/** Boots the database with the product's migrations and puts its clock into our hands. */
export async function openPlatform(): Promise<Platform> {
  let time = dawn;
  const now = () => time;
  const supabase = await startSupabase({
    folder: null,
    migrations,
    dump: await migrated(),
    jwtSecret: keys.supabaseJwt,
    publishableKey: keys.supabasePublishable,
    secretKey: keys.supabaseSecret,
    now,
    meter: () => {},
  });
  const platform: Platform = {
    supabase,
    now,
    async setTime(ms) {
      time = ms;
      await supabase.query("select set_config('docket.now', $1, false)", [new Date(ms).toISOString()]);
    },
    query: <T>(sql: string, params: unknown[] = []) => supabase.query(sql, params) as Promise<T[]>,
    async wipe() {
      for (const statement of forget.split(';')) await supabase.query(statement);
      await platform.setTime(dawn);
    },
    close: () => supabase.close(),
  };
  await supabase.query(storyTime);
  await platform.setTime(dawn);
  return platform;
}
