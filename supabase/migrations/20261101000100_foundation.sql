-- The ground everything stands on: one idea of time, who the people are, and nobody's right to write a table directly.

-- Objects made from here on belong to their owner alone: Supabase's defaults would hand every new table and function to the browser.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke execute on functions from public, anon, authenticated, service_role;

create schema private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

create function private.now()
returns timestamptz
language sql
stable
as $$
  select pg_catalog.now()
$$;
comment on function private.now() is
  'The only clock of the state machine; a local cloud replaces it to move time. It pins no search path, so that it can be inlined.';
comment on schema private is
  'What the public functions are made of; not exposed by the API. Functions are plpgsql where they are called often: it keeps their plans.';
grant execute on function private.now() to authenticated, service_role;

create function private.page_cursor(variadic p_parts text[])
returns text
language sql
immutable
set search_path = ''
as $$
  select replace(encode(convert_to(array_to_string(p_parts, '|'), 'utf8'), 'base64'), E'\n', '')
$$;
comment on function private.page_cursor(text[]) is 'Where a page ended, in a form that callers hand back unread.';

create function private.page_position(p_cursor text)
returns text[]
language sql
immutable
set search_path = ''
as $$
  select string_to_array(convert_from(decode(p_cursor, 'base64'), 'utf8'), '|')
$$;
comment on function private.page_position(text) is 'The parts that a cursor was made of; null for none.';

grant execute on function private.page_cursor(text[]), private.page_position(text) to authenticated;

create table public.people (
  id uuid primary key references auth.users (id) on delete cascade,
  email text,
  name text,
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  email_enabled boolean not null default true,
  digest_frequency text not null default 'disabled' check (digest_frequency in ('daily', 'weekly', 'disabled')),
  digest_hour int not null default 9 check (digest_hour between 0 and 23),
  digest_weekday int not null default 1 check (digest_weekday between 1 and 7),
  quiet_from time,
  quiet_to time,
  notify_job_results boolean not null default true,
  notify_new_matches boolean not null default true,
  notify_application_updates boolean not null default true,
  min_match_score real not null default 0.85 check (min_match_score between 0 and 1),
  created_at timestamptz not null default private.now(),
  check ((quiet_from is null) = (quiet_to is null))
);
comment on column public.people.quiet_from is 'Between quiet_from and quiet_to, in the person''s own time, mails wait; both null for never.';
comment on table public.people is 'One row per account: the mirrored mail address and what the person wants to hear about.';

create table public.roles (
  user_id uuid primary key references public.people (id) on delete cascade,
  role text not null check (role in ('operator', 'viewer')),
  granted_at timestamptz not null default private.now()
);
comment on table public.roles is 'Who may look into or act on everybody''s queues.';

alter table public.people enable row level security;
alter table public.roles enable row level security;
create policy "People read their own row" on public.people for select to authenticated using (id = (select auth.uid()));
create policy "People read their own role" on public.roles for select to authenticated using (user_id = (select auth.uid()));
grant select on public.people, public.roles to authenticated;

-- Mails go to the address the account has now, so it is mirrored instead of asked for at every run.
create function private.mirror_person()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.people (id, email, name)
  values (new.id, new.email, new.raw_user_meta_data ->> 'name')
  on conflict (id) do update set email = excluded.email, name = coalesce(excluded.name, public.people.name);
  return new;
end
$$;

create trigger mirror_person
after insert or update of email, raw_user_meta_data on auth.users
for each row execute function private.mirror_person();

insert into public.people (id, email, name)
select id, email, raw_user_meta_data ->> 'name' from auth.users
on conflict (id) do nothing;
